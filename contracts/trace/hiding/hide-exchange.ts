import type { Exchange, ExchangeRequest, ExchangeResponse, HttpHeaders } from '../../exchange/exchange.ts'
import { placeholder } from '../placeholder.ts'
import { isSecretName } from '../secret-places.ts'
import { hideValue } from './hide-value.ts'
import { type KnownCall, knownCall, pathWords } from './known-call.ts'
import type { Shape } from './shape.ts'
import type { StandIns } from './known-secrets.ts'

/** Headers that say how to read a message, and whether to come again. */
const harmlessHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'host',
  'keep-alive',
  'retry-after',
  'server',
  'transfer-encoding',
  'user-agent',
])

/** What a field may be compared with in a filter. */
const condition =
  /([\w.]+)(\s+(?:EQ|NE|GT|GE|LT|LE|CP|NCP|IN|LIKE)\s+)('(?:[^'\\]|''|\\.)*'|"[^"]*"|[^\s()]+)/gi

/**
 * An exchange without anything that the description of the API does not know to be harmless. It is the original itself where
 * nothing has to go.
 */
export function hideExchange(exchange: Exchange, standIns: StandIns): Exchange {
  const { request, response } = exchange
  const parts = request.path.split('/').slice(1)
  const call = knownCall(request.method, parts)
  const cleanRequest = hideRequest(request, parts, call, standIns)
  const cleanResponse = response && hideResponse(response, call, standIns)
  if (cleanRequest === request && cleanResponse === response) return exchange
  return { ...exchange, request: cleanRequest, ...(cleanResponse && { response: cleanResponse }) }
}

function hideRequest(
  request: ExchangeRequest,
  parts: readonly string[],
  call: KnownCall | undefined,
  standIns: StandIns,
): ExchangeRequest {
  const path = hidePath(request.path, parts, call, standIns)
  const query = request.query === '' ? '' : hideQuery(request.query, call, standIns)
  const headers = hideHeaders(request.headers, standIns)
  const body = hideBody(request.body, call?.request(), standIns)
  const isSame =
    path === request.path && query === request.query && headers === request.headers && body === request.body
  return isSame ? request : { ...request, path, query, headers, ...(body !== undefined && { body }) }
}

function hideResponse(
  response: ExchangeResponse,
  call: KnownCall | undefined,
  standIns: StandIns,
): ExchangeResponse {
  const headers = hideHeaders(response.headers, standIns)
  const body = hideBody(response.body, call?.response(), standIns)
  if (headers === response.headers && body === response.body) return response
  return { ...response, headers, ...(body !== undefined && { body }) }
}

/** A text is what could not be parsed: nobody knows what is in it. Its first sign says whether it was to be JSON, or a page. */
function hideBody(body: unknown, shape: Shape | undefined, standIns: StandIns): unknown {
  if (typeof body !== 'string') return hideValue(body, shape, 'body', standIns)
  if (body === '' || placeholder.test(body)) return body
  const begin = /^[{[<"]/.test(body) ? 1 : 0
  return `${body.slice(0, begin)}${standIns.unknown(body.slice(begin), 'body')}`
}

function hideHeaders(headers: HttpHeaders, standIns: StandIns): HttpHeaders {
  let copy: Record<string, string> | undefined
  for (const name in headers) {
    const value = headers[name] ?? ''
    const clean = hideHeader(name, value, standIns)
    if (clean === value) continue
    copy ??= { ...headers }
    copy[name] = clean
  }
  return copy ?? headers
}

function hideHeader(name: string, value: string, standIns: StandIns): string {
  const lower = name.toLowerCase()
  if (isSecretName(lower)) return standIns.secret(value, lower)
  if (lower === 'location') return hideLocation(value, standIns)
  return harmlessHeaders.has(lower) ? standIns.text(value) : standIns.unknown(value, lower)
}

/** Where a redirection leads: what is behind the path may be a session. */
function hideLocation(location: string, standIns: StandIns): string {
  const [, origin = '', path = '', query] =
    /^((?:https?:)?\/\/[^/?#@]*)?([^?#]*)(?:[?#](.*))?$/s.exec(location) ?? []
  const parts = path.split('/').slice(1)
  const shown = path.startsWith('/') ? hidePath(path, parts, knownCall('GET', parts), standIns) : path
  return `${origin}${standIns.text(shown)}${query === undefined ? '' : `?${hideQuery(query, undefined, standIns)}`}`
}

function hidePath(
  path: string,
  parts: readonly string[],
  call: KnownCall | undefined,
  standIns: StandIns,
): string {
  const clean = parts.map((part, index) => {
    const name = call?.path[index]
    if (call === undefined) return hidePart(part, parts[index - 1] ?? '', standIns)
    if (name === undefined) return part
    return isSecretName(name) ? standIns.secret(part, name) : standIns.text(part)
  })
  return clean.every((part, index) => part === parts[index]) ? path : `/${clean.join('/')}`
}

/** A part of a path that nobody knows: a word of the API, the number of something, or hidden. */
function hidePart(part: string, before: string, standIns: StandIns): string {
  if (part === '' || pathWords().has(part)) return part
  const isId = /^\d{1,10}$/.test(part) && pathWords().has(before) && !isSecretName(before)
  return isId ? part : standIns.unknown(part, before)
}

function hideQuery(query: string, call: KnownCall | undefined, standIns: StandIns): string {
  const pairs = query.split('&')
  const clean = pairs.map((pair) => hidePair(pair, call, standIns))
  return clean.every((pair, index) => pair === pairs[index]) ? query : clean.join('&')
}

function hidePair(pair: string, call: KnownCall | undefined, standIns: StandIns): string {
  const split = pair.indexOf('=')
  if (split < 0) return pair === '' || call?.parameters.has(pair) === true ? pair : standIns.unknown(pair, '')
  const [name, value] = [decoded(pair.slice(0, split)), pair.slice(split + 1)]
  if (value === '') return pair
  const schema = call?.parameters.get(name)
  if (schema === undefined) {
    const hidden = isSecretName(name)
      ? standIns.secret(decoded(value), name)
      : standIns.unknown(decoded(value), name)
    return hidden === decoded(value) ? pair : `${standIns.text(name)}=${hidden}`
  }
  if (name === 'where') return `${pair.slice(0, split)}=${hideWhere(value, standIns)}`
  const isMeant = schema.pattern === undefined || new RegExp(schema.pattern).test(decoded(value))
  return isMeant
    ? `${pair.slice(0, split)}=${standIns.text(value)}`
    : `${name}=${standIns.unknown(decoded(value), name)}`
}

/** A filter shows what fields are compared with, but for secret ones, and nothing where it compares nothing. */
function hideWhere(raw: string, standIns: StandIns): string {
  const text = decoded(raw)
  if (text.search(condition) < 0) return standIns.unknown(text, 'where')
  const hidden = text.replace(condition, (whole, field: string, operator: string, value: string) => {
    const [, quote = '', inner = ''] = /^(['"]?)(.*?)\1$/s.exec(value) ?? []
    return isSecretName(field)
      ? `${field}${operator}${quote}${standIns.secret(inner.replaceAll(/(['\\])(.)/g, '$2'), field)}${quote}`
      : whole
  })
  const clean = standIns.text(hidden)
  return clean === text ? raw : encodeURIComponent(clean)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
