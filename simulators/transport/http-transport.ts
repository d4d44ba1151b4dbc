import { Pool } from 'undici'
import type {
  ExchangeFailure,
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
} from '../../contracts/exchange/exchange.ts'
import { jsonOrText } from './json-or-text.ts'
import type { Transport } from './transport.ts'

/** A way over real sockets that has to be closed in the end. */
export interface HttpTransport extends AsyncDisposable {
  readonly send: Transport
}

/** Sends requests to a VMmanager at `url`, several at once. */
export function httpTransport(url: string, timeoutMs = 30_000): HttpTransport {
  const pool = new Pool(url, { connections: 16, headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
  return {
    send: async (request) => {
      try {
        return { response: await exchange(pool, request) }
      } catch (error) {
        return { failure: failureOf(error) }
      }
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  }
}

async function exchange(pool: Pool, request: ExchangeRequest): Promise<ExchangeResponse> {
  const { statusCode, headers, body } = await pool.request({
    method: request.method,
    path: request.query === '' ? request.path : `${request.path}?${request.query}`,
    headers: request.headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
  })
  const text = await body.text()
  const seen: HttpHeaders = { 'content-type': String(headers['content-type'] ?? '') }
  return text === ''
    ? { status: statusCode, headers: seen }
    : { status: statusCode, headers: seen, body: jsonOrText(text) }
}

/** With these there was never a connection that could have carried the request. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

function failureOf(error: unknown): ExchangeFailure {
  const code = (error as { readonly code?: unknown }).code
  if (unconnected.has(code)) return { code: 'refused', sent: false }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return { code: 'timeout', sent: true }
  return { code: 'reset', sent: true }
}
