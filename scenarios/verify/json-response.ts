import type { ExchangeResponse } from '../../contracts/exchange/exchange.ts'

/** A response with a JSON body. */
export function jsonResponse(status: number, body: object): ExchangeResponse {
  return { status, headers: { 'content-type': 'application/json' }, body }
}
