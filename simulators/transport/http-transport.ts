import { Pool } from 'undici'
import type {
  ExchangeFailure,
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
} from '../../contracts/exchange/exchange.ts'
import { jsonOrText } from './json-or-text.ts'
import type { Transport } from './transport.ts'

/** With these there was never a connection that could have carried the request. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** What an error of a socket, of its TLS or of its HTTP says of the request: whether it may have arrived. */
export function failureOf(error: unknown): ExchangeFailure {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }
  if (unconnected.has(code)) return { code: 'refused', sent: false }
  const isLate = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT'
  if (isLate || name === 'TimeoutError') return { code: 'timeout', sent: true }
  return { code: 'reset', sent: true }
}

/** A way over real sockets that has to be closed in the end. */
export interface HttpTransport extends AsyncDisposable {
  readonly send: Transport
}

/** Whose certificates are taken; those that Node trusts where nothing is said. */
export interface Trust {
  /** The authority, PEM. */
  readonly ca?: string
  /** Anybody's. */
  readonly insecure?: true
}

/** No answer of VMmanager is larger; more is not kept in memory. */
const mostBytes = 256 * 2 ** 20

/**
 * Sends requests to a VMmanager at `url`, which may have a path, several at once.
 *
 * @param timeoutMs - for a whole answer, its body too: one that only trickles is none
 */
export function httpTransport(url: string, timeoutMs = 30_000, trust: Trust = {}): HttpTransport {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, {
    connections: 16,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: mostBytes,
    connect: {
      rejectUnauthorized: trust.insecure !== true,
      ...(trust.ca !== undefined && { ca: trust.ca }),
    },
  })
  const base = pathname.replace(/\/$/, '')
  return {
    send: async (request) => {
      try {
        return { response: await exchange(pool, { base, timeoutMs }, request) }
      } catch (error) {
        return { failure: failureOf(error) }
      }
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  }
}

interface Way {
  readonly base: string
  readonly timeoutMs: number
}

async function exchange(
  pool: Pool,
  { base, timeoutMs }: Way,
  request: ExchangeRequest,
): Promise<ExchangeResponse> {
  const { statusCode, headers, body } = await pool.request({
    method: request.method,
    path: `${base}${request.path}${request.query === '' ? '' : `?${request.query}`}`,
    headers: request.headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = await body.text()
  const seen: HttpHeaders = { 'content-type': String(headers['content-type'] ?? '') }
  return text === ''
    ? { status: statusCode, headers: seen }
    : { status: statusCode, headers: seen, body: jsonOrText(text) }
}
