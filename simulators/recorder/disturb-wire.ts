import type { requestSteps } from 'mockttp'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import type { ExchangeFailure } from '../../contracts/exchange/exchange.ts'
import type { Clock } from '../clock/clock.ts'
import { durationMs } from '../clock/duration.ts'
import { Faults } from '../faults/faults.ts'
import type { Fault, FaultName } from '../faults/fault.ts'
import { jsonOrText } from '../transport/json-or-text.ts'
import type { Delivery } from '../transport/transport.ts'
import { deform } from '../vmmanager/disturb/deform.ts'
import { deliverInstead, requestFaults } from '../vmmanager/disturb/deliver-instead.ts'
import { bodyText } from '../vmmanager/delivered.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { targetOf } from './bound-to.ts'

/** Faults of replies that can be made between a client and a VMmanager. */
const wireReplyFaults = [
  'reply-lost',
  'gateway-timeout',
  'reply-garbage',
  'reply-empty',
  'reply-mislabelled',
] as const

/** Every fault that can be made there; all others need a VMmanager that plays along. */
export const wireFaults: readonly FaultName[] = [...requestFaults, ...wireReplyFaults, 'reply-late']

/**
 * Lets faults pass that can be made on the wire.
 *
 * @throws HarnessError VMH_USAGE, with the name of one that cannot
 */
export function refuseOtherFaults(faults: readonly Fault[]): void {
  const other = faults.find(({ fault }) => !wireFaults.includes(fault))
  if (other === undefined) return
  throw new HarnessError('VMH_USAGE', {
    problem: `the fault ${other.fault} cannot be made on the wire; those that can are ${wireFaults.join(', ')}`,
    help: 'vmharness record --help',
  })
}

type Callbacks = Required<Pick<requestSteps.PassThroughStepOptions, 'beforeRequest' | 'beforeResponse'>>
type Sent = Exclude<Awaited<ReturnType<Callbacks['beforeResponse']>>, undefined | void>

/** What faults on the wire need. */
export interface WireDisturbance {
  readonly faults: readonly Fault[]
  readonly dialect: string
  readonly clock: Clock
  /** Where requests go that are not sent to it by name; absent where they are. */
  readonly target?: URL
  /** Path under which the API of VMmanager stands, '' for none. */
  readonly base: string
  /** Hears that a fault has struck an operation. */
  readonly strike: (fault: string, where: string) => void
  /** Hears why a request, by its id, ends without an answer. */
  readonly broken: (id: string, failure: ExchangeFailure) => void
}

/** Makes faults out of what passes by, as a simulated VMmanager makes them. */
export function disturbWire(disturbance: WireDisturbance): Callbacks {
  const { faults, dialect, clock, target, base, strike, broken } = disturbance
  const armed = new Faults(faults)
  const { match } = contractFor(dialect)
  const pathOf = (url: string): string => {
    const { pathname } = new URL(url)
    return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname
  }
  const sent = (id: string, { response, failure }: Delivery): Sent => {
    if (response !== undefined) {
      return { statusCode: response.status, headers: { ...response.headers }, body: bodyText(response) }
    }
    broken(id, failure)
    return failure.sent ? 'close' : 'reset'
  }
  return {
    beforeRequest: ({ id, method, url }) => {
      const path = pathOf(url)
      const operation = match(method, path)?.operation.id
      const where = operation ?? path
      const occasion = { nowMs: clock.nowMs(), ...(operation !== undefined && { operation }) }
      const fault = armed.strike(requestFaults, occasion)
      if (fault === undefined) return target && { url: `${target.origin}${base}${targetOf(url)}` }
      strike(fault.fault, where)
      return { response: sent(id, deliverInstead(fault)) }
    },
    beforeResponse: async ({ id, statusCode, body }, { method, url }) => {
      const operation = match(method, pathOf(url))?.operation.id
      if (operation === undefined || statusCode >= 400) return
      const occasion = { nowMs: clock.nowMs(), operation }
      const shape = armed.strike(wireReplyFaults, occasion)
      if (shape !== undefined) strike(shape.fault, operation)
      const late = armed.strike(['reply-late'], occasion)
      if (late !== undefined) {
        strike(late.fault, operation)
        const jitterMs = late.jitter === undefined ? 0 : armed.drawMs(late, durationMs(late.jitter))
        await clock.sleep(durationMs(late.delay) + jitterMs)
      }
      if (shape === undefined) return
      const reply = { status: statusCode, body: jsonOrText((await body.getText()) ?? '') }
      return sent(id, deform(shape.fault, reply).delivery)
    },
  }
}
