import type { HttpHeaders } from '../../contracts/exchange/exchange.ts'

/** What rules and replays look at. */
const kept = [
  'accept',
  'authorization',
  'content-encoding',
  'content-type',
  'cookie',
  'internal-auth',
  'isp-session',
  'location',
  'retry-after',
  'ses6',
  'set-cookie',
  'user-agent',
  'x-xsrf-token',
]

/** The headers that a recording has; all others are left out, since any of them may hold a secret of somebody. */
export function keptHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): HttpHeaders {
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]]
    }),
  )
}
