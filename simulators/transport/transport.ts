import type { ExchangeFailure, ExchangeRequest, ExchangeResponse } from '../../contracts/exchange/exchange.ts'

/** What came of a request: an answer, or why none came. `lateMs` is how much longer than usual it still has to take. */
export type Delivery =
  | { readonly response: ExchangeResponse; readonly failure?: never; readonly lateMs?: number }
  | { readonly failure: ExchangeFailure; readonly response?: never; readonly lateMs?: number }

/** Carries one request to a VMmanager and brings the answer back; never rejects. */
export type Transport = (request: ExchangeRequest) => Promise<Delivery>
