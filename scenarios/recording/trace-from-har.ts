import { Ajv } from 'ajv'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { openapi } from '../../contracts/vmmanager/description.ts'
import { fittingDialect } from './fitting-dialect.ts'
import type { ReadTraffic, TrafficChoices } from './traffic-choices.ts'
import { targetOf } from '../../simulators/recorder/bound-to.ts'
import { beginRecording } from '../../contracts/recording/recorded-run.ts'
import type {
  ExchangeFailure,
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
  HttpMethod,
} from '../../contracts/exchange/exchange.ts'
import type { HeardExchange } from '../../contracts/recording/infer-story.ts'
import { keptHeaders } from '../../simulators/recorder/kept-headers.ts'
import { jsonOrText } from '../../simulators/transport/json-or-text.ts'

interface Pair {
  readonly name: string
  readonly value: string
}

/** The parts of an entry of HAR 1.2 that a trace has a place for. */
interface HarEntry {
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
function harExchange(entry: HarEntry, fromMs: number): HeardExchange | undefined {
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

const headers = {
  type: 'array',
  items: {
    type: 'object',
    properties: { name: { type: 'string' }, value: { type: 'string' } },
    required: ['name', 'value'],
  },
}

/** What HAR 1.2 promises of the parts that are read. */
const schema = {
  type: 'object',
  properties: {
    startedDateTime: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d` },
    time: { type: 'number' },
    request: {
      type: 'object',
      properties: {
        method: { type: 'string' },
        url: { type: 'string' },
        headers,
        postData: { type: 'object', properties: { text: { type: 'string' } } },
      },
      required: ['method', 'url', 'headers'],
    },
    response: {
      type: 'object',
      properties: {
        status: { type: 'integer' },
        headers,
        content: {
          type: 'object',
          properties: { size: { type: 'integer' }, text: { type: 'string' }, encoding: { type: 'string' } },
        },
      },
      required: ['status', 'headers', 'content'],
    },
    _order: { type: 'string' },
    _error: { type: 'string' },
  },
  required: ['startedDateTime', 'time', 'request', 'response'],
}

const isEntry = new Ajv({ strict: false }).compile<HarEntry>(schema)

/** The first words of the paths of the API, as `vm` and `auth`; whatever else a browser asks for is none of it. */
const services: ReadonlySet<string> = new Set(
  Object.keys(openapi.paths).map((path) => path.split('/')[1] ?? ''),
)

/**
 * The exchanges with VMmanager that an HTTP archive holds, as a trace without secrets, in the order in which they ended.
 *
 * @param file - names it in failures and reports
 * @throws HarnessError VMH_TRACE_FOREIGN
 */
export function traceFromHar(
  har: unknown,
  file: string,
  { platform, dialect, salt }: TrafficChoices & { readonly salt: string },
): ReadTraffic {
  const all = entriesOf(har, file)
  const entries = all.filter(({ request }) => services.has(targetOf(request.url).split(/[/?]/)[1] ?? ''))
  const fromMs = entries.reduce(
    (least, { startedDateTime }) => Math.min(least, Date.parse(startedDateTime)),
    Number.POSITIVE_INFINITY,
  )
  const heard = entries
    .flatMap((entry) => harExchange(entry, fromMs) ?? [])
    .toSorted((one, other) => one.atMs - other.atMs)
  const events: TraceEvent[] = []
  const chosen = dialect ?? fittingDialect(heard.map(({ exchange }) => exchange))
  const [first] = entries
  const target = first === undefined ? file : new URL(first.request.url).origin
  const recording = beginRecording(
    { name: nameOf(file), platform, target, dialect: chosen, salt },
    (event) => {
      events.push(event)
    },
  )
  for (const exchange of heard) recording.hear(exchange)
  recording.end(heard.at(-1)?.atMs ?? 0)
  const left = all.length - heard.length
  const told = `${file} is an HTTP archive: ${heard.length} exchanges of ${platform} in dialect ${chosen}`
  return { events, notes: [left === 0 ? told : `${told}; ${left} other entries are left out`] }
}

function entriesOf(har: unknown, file: string): readonly HarEntry[] {
  const { log } = (har ?? {}) as { readonly log?: { readonly entries?: unknown } }
  const entries = log?.entries
  if (!Array.isArray(entries)) throw foreign('it has no entries', file)
  return entries.map((entry: unknown, index) => {
    if (isEntry(entry) && URL.canParse(entry.request.url)) return entry
    const [error] = isEntry.errors ?? []
    const problem = error === undefined ? 'its URL is none' : `${error.instancePath} ${error.message ?? ''}`
    throw foreign(`entry ${index + 1} is none of an HTTP archive: ${problem}`, file)
  })
}

function foreign(problem: string, file: string): HarnessError {
  return new HarnessError('VMH_TRACE_FOREIGN', { problem }, { place: { file } })
}

/** Of the file, without folder and extension. */
function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '')
}
