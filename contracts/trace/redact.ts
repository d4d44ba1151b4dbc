import type { Exchange, HttpHeaders } from '../exchange/exchange.ts'
import { secretNames } from '../vmmanager/secret-names.ts'

/** Stands in a trace where a secret stood. */
export const redacted = '[redacted]'

/** Headers that carry a session. */
export const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'internal-auth',
  'isp-session',
  'ses6',
  'set-cookie',
  'x-xsrf-token',
])

/** The same exchange without its secrets: session headers, and the properties that the contract marks as secret. */
export function redactExchange(exchange: Exchange): Exchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: { ...request, headers: redactHeaders(request.headers), ...bodyOf(request) },
    ...(response && {
      response: { ...response, headers: redactHeaders(response.headers), ...bodyOf(response) },
    }),
  }
}

function bodyOf(message: { readonly body?: unknown }): { readonly body?: unknown } {
  return message.body === undefined ? {} : { body: redactValue(message.body) }
}

function redactHeaders(headers: HttpHeaders): HttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? redacted : value,
    ]),
  )
}

/** Shares with the original whatever holds no secret. */
function redactValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => redactValue(item))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  const entries = Object.entries(value).map(([name, held]) => [name, redactProperty(name, held)] as const)
  const isClean = entries.every(([name, held]) => held === value[name as keyof typeof value])
  return isClean ? value : Object.fromEntries(entries)
}

function redactProperty(name: string, held: unknown): unknown {
  return secretNames.has(name) && typeof held === 'string' ? redacted : redactValue(held)
}
