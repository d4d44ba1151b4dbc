import type { ExchangeFailure } from '../../contracts/exchange/exchange.ts'

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
