import type { ExchangeResponse } from '../../contracts/exchange/exchange.ts'

/** The body as it goes over the wire: a string as it is, any other value as JSON, '' where there is none. */
export function bodyText({ body }: Pick<ExchangeResponse, 'body'>): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}
