import type { HttpHeaders } from '../../contracts/exchange/exchange.ts'

const tokenHeaders = ['x-xsrf-token', 'isp-session', 'ses6'] as const

/**
 * The same headers with the token of a session in the place of an example: where the consumer has put one, or in the
 * usual header where it has put none.
 */
export function withSession(headers: HttpHeaders, token: string): HttpHeaders {
  const { cookie } = headers
  const present = tokenHeaders.filter((name) => headers[name] !== undefined)
  const isInCookie = cookie !== undefined && /(?:^|;\s*)ses6=/.test(cookie)
  const places = present.length > 0 || isInCookie ? present : ['x-xsrf-token']
  return {
    ...headers,
    ...Object.fromEntries(places.map((name) => [name, token])),
    ...(isInCookie && { cookie: cookie.replace(/(^|;\s*)ses6=[^;]*/, `$1ses6=${token}`) }),
  }
}
