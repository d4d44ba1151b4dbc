import type { ExchangeFailure, ExchangeRequest, ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import type { SimulatedVmmanager } from '../vmmanager/simulated-vmmanager.ts'

/** What came of a request: an answer, or why none came. */
export type Delivery = Delays &
  (
    | { readonly response: ExchangeResponse; readonly failure?: never }
    | { readonly failure: ExchangeFailure; readonly response?: never }
  )

/** Spans that are not the provider's, in ms of the clock. */
export interface Delays {
  /** How much longer than usual it still has to take. */
  readonly lateMs?: number
  /** How long the request was held on the consumer's side before it left. */
  readonly heldMs?: number
}

/** Carries one request to a VMmanager and brings the answer back; never rejects. */
export type Transport = (request: ExchangeRequest) => Promise<Delivery>

/** Calls the simulator without a network. Nothing is copied: both sides hold bodies as read-only. */
export function inProcessTransport(vmmanager: SimulatedVmmanager): Transport {
  return (request) => {
    const { delivery, lateMs } = vmmanager.receive(request)
    return Promise.resolve(lateMs === 0 ? delivery : { ...delivery, lateMs })
  }
}
