import type { Fault, FaultName } from '../../simulators/faults/fault.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import type { BillmanagerSettings } from '../../simulators/billmanager/billmanager-settings.ts'
import type { CloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { Identities } from '../../simulators/platform/identities.ts'
import type { Placement } from '../../simulators/platform/placement.ts'
import type { Transport } from '../../simulators/transport/transport.ts'
import type { Plan } from '../plan/plan.ts'

/** Makes things go wrong while a story goes on. */
export interface FaultSwitch {
  arm(fault: Fault): void
  /** All that are armed under the name. */
  disarm(name: FaultName): void
}

/** A VMmanager against which a scenario runs. */
export interface Target extends AsyncDisposable {
  readonly faults: FaultSwitch
  readonly transport: Transport
  /** How to log in as its administrator. */
  readonly credentials: { readonly email: string; readonly password: string }
  /** Names and secrets of whatever a story makes there. */
  readonly identities: Identities
  /** How the platforms are set up for it, where that is not as usual. */
  readonly setUp?: PlatformSetUp
  /** Resolves when nothing that was begun there goes on any more. */
  atRest(): Promise<void>
  /** Resolves when the trace tells of what forbids the story to go on; rejects when the harness cannot go on. */
  readonly broken?: Promise<'stopped'>
}

/** How mock platforms are set up for one VMmanager. */
export interface PlatformSetUp {
  readonly place: Placement
  readonly billmanager: Partial<BillmanagerSettings>
  readonly clouden: Partial<CloudenAssumptions>
}

/** Makes the target of a plan ready; it tells what it sees happen. */
export type OpenTarget = (
  plan: Plan,
  clock: Clock,
  tell: (fact: TraceFact, atMs: number) => void,
) => Promise<Target>

/** Simulated targets: the simulator called in process, and the same over real sockets. */
export const targetNames = ['simulated', 'simulated-http'] as const

export type TargetName = (typeof targetNames)[number]
