import { Pool } from 'undici'
import type { ExchangeRequest, ExchangeResponse, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import { failureOf } from './failure-of.ts'
import { jsonOrText } from './json-or-text.ts'
import type { Transport } from './transport.ts'

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
