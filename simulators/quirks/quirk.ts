import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { BillmanagerSettings } from '../billmanager/billmanager-settings.ts'
import type { CloudenAssumptions } from '../clouden/clouden-assumptions.ts'
import type { Delivery } from '../transport/transport.ts'
import type { WorldSettings } from '../vmmanager/world/world-settings.ts'
import { type QuirkName, quirks } from './quirks.ts'

/** Sends a request on the wire, where it is seen, and brings what came of it. */
export type Send = (request: ExchangeRequest) => Promise<Delivery>

/** One side of the wire that misbehaves: it may send something else, or believe something else than was answered. */
export type Misbehave = (request: ExchangeRequest, send: Send) => Promise<Delivery>

/** A known way in which a platform, or VMmanager, has gone wrong. Off unless it is asked for. */
export interface Quirk {
  /** Whose defect it is. */
  readonly party: 'platform' | 'vmmanager'
  /** Platforms that can have it, or that it can hit; both when absent. */
  readonly platforms?: readonly Platform[]
  readonly meaning: string
  /** Why it matters to the business. */
  readonly harm: string
  /** Where it was seen, or follows from. */
  readonly source: string
  /** The rules of which one at least must find it. */
  readonly rules: readonly string[]
  /** Documented behaviour of the mocks that it needs besides. */
  readonly settings?: QuirkSettings
  /** Begins to misbehave; each run has one of its own. */
  readonly begin: () => Misbehave
}

/** How the mocks are set up where a quirk is on. */
export interface QuirkSettings {
  readonly billmanager?: Partial<BillmanagerSettings>
  readonly clouden?: Partial<CloudenAssumptions>
  readonly world?: Partial<WorldSettings>
}

/** What the named quirks set up otherwise in one of the mocks; of two that set the same, the later. */
export function quirkSettings<Mock extends keyof QuirkSettings>(
  names: readonly QuirkName[],
  mock: Mock,
): NonNullable<QuirkSettings[Mock]> {
  return Object.assign({}, ...names.map((name) => quirks[name].settings?.[mock])) as NonNullable<
    QuirkSettings[Mock]
  >
}

/** A way of sending on which somebody misbehaves. */
export function onWire(send: Send, misbehave: Misbehave | undefined): Send {
  return misbehave === undefined ? send : (request) => misbehave(request, send)
}
