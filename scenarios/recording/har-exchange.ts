import type {
  ExchangeFailure,
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
  HttpMethod,
} from '../../contracts/exchange/exchange.ts'
import type { HeardExchange } from '../../contracts/recording/infer-story.ts'
import { keptHeaders } from '../../simulators/recorder/kept-headers.ts'
import { targetOf } from '../../simulators/recorder/target-of.ts'
import { jsonOrText } from '../../simulators/transport/json-or-text.ts'

interface Pair {
  readonly name: string
  readonly value: string
}

/** The parts of an entry of HAR 1.2 that a trace has a place for. */
export interface HarEntry {
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly Pair[]
    readonly postData?: { readonly text?: string }
  }
  readonly response: {
    readonly status: number
    readonly headers: readonly Pair[]
    readonly content: { readonly size?: number; readonly text?: string; readonly encoding?: string }
  }
  readonly _order?: string
  readonly _error?: string
}

const methods: ReadonlySet<string> = new Set<HttpMethod>(['GET', 'POST', 'DELETE'])

/**
 * An entry as a trace tells it; undefined where it cannot: another method than VMmanager knows, or a body that was not
 * kept.
 *
 * @param fromMs - when the archive begins, in ms since 1970
 */
export function harExchange(entry: HarEntry, fromMs: number): HeardExchange | undefined {
  const { request, response, _order: order } = entry
  const isLost = (response.content.size ?? 0) > 0 && response.content.text === undefined
  if (!methods.has(request.method) || isLost) return undefined
  const sentAtMs = Date.parse(entry.startedDateTime) - fromMs
  return {
    type: 'exchange',
    sentAtMs,
    atMs: sentAtMs + Math.max(0, entry.time),
    ...(order !== undefined && { order }),
    exchange: { request: requestOf(request), ...endOf(entry) },
  }
}

function requestOf({ method, url, headers, postData }: HarEntry['request']): ExchangeRequest {
  const target = targetOf(url)
  const mark = target.indexOf('?')
  const text = postData?.text ?? ''
  return {
    method: method as HttpMethod,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: headersOf(headers),
    ...(text !== '' && { body: jsonOrText(text) }),
  }
}

/** Browsers write a status of 0 where there was no answer. */
function endOf({
  response,
  _error: error = '',
}: HarEntry): { readonly response: ExchangeResponse } | { readonly failure: ExchangeFailure } {
  if (response.status === 0) return { failure: failureNamed(error) }
  const { text = '', encoding } = response.content
  const body = encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text
  return {
    response: {
      status: response.status,
      headers: headersOf(response.headers),
      ...(body !== '' && { body: jsonOrText(body) }),
    },
  }
}

function failureNamed(error: string): ExchangeFailure {
  if (/refused|name_not_resolved|address_unreachable/i.test(error)) return { code: 'refused', sent: false }
  if (/timed?_?out/i.test(error)) return { code: 'timeout', sent: true }
  return { code: /abort/i.test(error) ? 'aborted' : 'reset', sent: true }
}

function headersOf(pairs: readonly Pair[]): HttpHeaders {
  return keptHeaders(Object.fromEntries(pairs.map(({ name, value }) => [name.toLowerCase(), value])))
}
