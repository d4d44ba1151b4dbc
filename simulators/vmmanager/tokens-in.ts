import type { HttpHeaders } from '../../contracts/exchange/exchange.ts'

/**
 * The tokens that a request carries, in the order in which they are tried. Clients send the header `x-xsrf-token` or
 * `isp-session`, the cookie or header `ses6`, or several of them.
 */
export function tokensIn(headers: HttpHeaders): readonly string[] {
  const cookie = headers['cookie'] && /(?:^|;\s*)ses6=([^;]+)/.exec(headers['cookie'])?.[1]
  const tokens = [headers['x-xsrf-token'], headers['ses6'], headers['isp-session'], cookie]
  return tokens.filter((token) => token !== undefined)
}
