import type { Delivery } from '../transport/transport.ts'
import type { Reply } from './reply.ts'
import type { ExchangeResponse } from '../../contracts/exchange/exchange.ts'

const headers = { 'content-type': 'application/json' }

/** A reply on its way to the client. */
export function delivered({ status, body }: Reply): Delivery & { readonly failure?: never } {
  return { response: { status, headers, body } }
}

/** The body as it goes over the wire: a string as it is, any other value as JSON, '' where there is none. */
export function bodyText({ body }: Pick<ExchangeResponse, 'body'>): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}
