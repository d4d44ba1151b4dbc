import type { RunResult } from '../../scenarios/run/run-result.ts'
import { runIds } from '../identity/run-ids.ts'
import { circumstancesWords } from '../messages/run-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { product } from '../product.ts'
import type { ReportContext } from '../report-context.ts'
import { isoMoment } from '../timing/run-moment.ts'
import type {
  Exchange,
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
} from '../../contracts/exchange/exchange.ts'
import type { ExchangeEvent, Stamp } from '../../contracts/trace/trace-event.ts'

/** HAR 1.2: a page for each run that began, an entry for each of its exchanges. Times are of the run's clock. */
export function renderHar(
  results: readonly RunResult[],
  { language, events = new Map() }: ReportContext,
): string {
  const ids = runIds(results)
  const begun = results.filter((run) => (events.get(run) ?? []).length > 0)
  const log = {
    version: '1.2',
    creator: product,
    pages: begun.map((run) => pageOf(run, ids.get(run) ?? '', language)),
    entries: begun.flatMap((run) =>
      (events.get(run) ?? [])
        .filter((event) => event.type === 'exchange')
        .map((event) => harEntry(event, ids.get(run) ?? '')),
    ),
  }
  return `${JSON.stringify({ log }, null, 2)}\n`
}

function pageOf(run: RunResult, id: string, language: Language): object {
  const { phrases } = messages[language]
  const { scenario, platform } = run
  return {
    startedDateTime: isoMoment(0),
    id,
    title: formatMessage(phrases.findingPlace, { scenario, platform: platformNames[platform] }, language),
    pageTimings: {},
    comment: circumstancesWords(run, language),
  }
}

/** A trace does not know where the platform was; the description of the API gives this name to it. */
const origin = 'https://vmmanager.test'
const httpVersion = 'HTTP/1.1'
/** How HAR says that a size is not known. */
const unknownSize = -1

/**
 * An exchange as HAR 1.2 tells it. Its time is that of the run's clock. Without a response its status is 0, as
 * browsers have it, and `_error` says why; `_order` is the order for which it was sent.
 */
export function harEntry(
  { sentAtMs, atMs, order, exchange }: ExchangeEvent & Stamp,
  pageref: string,
): object {
  const time = Math.max(0, atMs - sentAtMs)
  return {
    pageref,
    startedDateTime: isoMoment(sentAtMs),
    time,
    request: requestOf(exchange.request),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(order === undefined ? {} : { _order: order }),
    ...(exchange.failure === undefined ? {} : { _error: exchange.failure.code }),
  }
}

function requestOf({ method, path, query, headers, body }: ExchangeRequest): object {
  const text = textOf(body)
  return {
    method,
    url: urlOf(path, query),
    httpVersion,
    cookies: [],
    headers: nameValues(Object.entries(headers)),
    queryString: nameValues([...new URLSearchParams(query)]),
    ...(body === undefined ? {} : { postData: { mimeType: mimeTypeOf(headers, body), text } }),
    headersSize: unknownSize,
    bodySize: Buffer.byteLength(text),
  }
}

function responseOf({ response }: Exchange): object {
  const { status, headers, body }: ExchangeResponse = response ?? { status: 0, headers: {} }
  const text = textOf(body)
  const size = Buffer.byteLength(text)
  return {
    status,
    statusText: '',
    httpVersion,
    cookies: [],
    headers: nameValues(Object.entries(headers)),
    content: { size, mimeType: mimeTypeOf(headers, body), text },
    redirectURL: headers['location'] ?? '',
    headersSize: unknownSize,
    bodySize: size,
  }
}

/** A URL as RFC 3986 has it, which is stricter than what browsers and servers let pass. */
function urlOf(path: string, query: string): string {
  const url = new URL(origin)
  url.pathname = path
  url.search = query
  return url.href.replaceAll(/[[\]{}|\\^`]/g, encodeURIComponent)
}

function nameValues(pairs: readonly (readonly [string, string])[]): readonly object[] {
  return pairs.map(([name, value]) => ({ name, value }))
}

function textOf(body: unknown): string {
  if (body === undefined) return ''
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function mimeTypeOf(headers: HttpHeaders, body: unknown): string {
  return headers['content-type'] ?? (typeof body === 'string' ? 'text/plain' : 'application/json')
}
