import type { ExchangeFailure, ExchangeRequest, ExchangeResponse } from '../../contracts/exchange/exchange.ts'

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
