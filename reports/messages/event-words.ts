import type { Platform, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { type Language, messages, type Messages } from '../i18n/messages.ts'
import type { EventKey } from '../i18n/keys.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { platformNames } from './platform-names.ts'
import type { Exchange, ExchangeResponse } from '../../contracts/exchange/exchange.ts'

type WordedEvent = Exclude<TraceEvent, { type: 'exchange' }>

/** What happened, as one line without its time; `platform` is the one that sends the requests of this trace. */
export function eventWords(event: TraceEvent, platform: Platform, language: Language): string {
  const catalogue = messages[language]
  if (event.type === 'exchange')
    return `${platformNames[platform]} -> ${exchangeWords(event.exchange, language)}`
  const words = formatMessage(
    catalogue.events[keyOf(event)],
    {
      ...scalarsOf(event),
      platform: platformNames[platform],
    },
    language,
  )
  return `${words}${detailOf(event, catalogue.labels.host)}`
}

function keyOf(event: WordedEvent): EventKey {
  switch (event.type) {
    case 'run':
    case 'fault':
    case 'quota':
    case 'check':
    case 'wait':
      return event.type
    case 'foreign':
      return `foreign/${event.what}`
    case 'order':
      return `order/${event.step}`
    case 'service':
      return `service/${event.status}`
    case 'operation':
      return event.order === undefined ? `own/${event.outcome}` : `operation/${event.outcome}`
    case 'intent':
      return event.order === undefined ? 'own/intent' : 'intent'
    case 'outside':
      return `outside/${event.outcome}`
    case 'ledger':
      return `ledger/${event.entry}`
    case 'host':
      return `host/${event.change}`
    case 'task':
      return `task/${event.status}`
    case 'gap':
      return `gap/${event.cause}`
    case 'end':
      return `end/${event.outcome}`
  }
}

/** What only some events of a kind know. */
function detailOf(event: WordedEvent, hostWord: string): string {
  if (event.type === 'service' && event.host !== undefined) return `, ${hostWord} ${event.host}`
  if (event.type === 'task' && event.stage !== undefined) return ` (${event.stage})`
  if (event.type === 'gap' && event.where !== undefined) return `: ${event.where}`
  if ('reason' in event && event.reason !== undefined) return `: ${event.reason}`
  return ''
}

function scalarsOf(event: WordedEvent): Record<string, string | number> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => typeof value !== 'object'))
}

const MAX_QUERY_CHARACTERS = 80

/** An exchange on one line: `POST /vm/v3/host 200 host 12, task 40`. */
export function exchangeWords({ request, response, failure }: Exchange, language: Language): string {
  const catalogue = messages[language]
  const target = `${request.method} ${request.path}${queryWords(request.query)}`
  if (response !== undefined) {
    return [target, response.status, ...answerWords(request.path, response, catalogue)].join(' ')
  }
  if (failure === undefined) return target
  const phrase = catalogue.phrases[failure.sent ? 'maybeUnanswered' : 'unanswered']
  return `${target} ${formatMessage(phrase, { failure: catalogue.exchangeFailures[failure.code] }, language)}`
}

function queryWords(query: string): string {
  if (query === '') return ''
  return query.length > MAX_QUERY_CHARACTERS ? `?${query.slice(0, MAX_QUERY_CHARACTERS)}…` : `?${query}`
}

/** The few parts of an answer that tell what came of the call. */
function answerWords(path: string, { body }: ExchangeResponse, { labels }: Messages): readonly string[] {
  const answer = onlyItem(body)
  const error = field(answer, 'error')
  const words = [
    labelled(labels[nounOf(path)], field(answer, 'id')),
    labelled(labels.task, field(answer, 'task')),
    labelled(labels.error, field(error, 'code'), field(error, 'msg')),
    labelled('', field(answer, 'status') ?? field(answer, 'state')),
  ]
  const told = words.filter((word) => word !== '')
  return told.length === 0 ? [] : [told.join(', ')]
}

function labelled(label: string, ...values: readonly unknown[]): string {
  const scalars = values.filter((value) => typeof value === 'string' || typeof value === 'number')
  return scalars.length === 0 ? '' : [label, ...scalars].join(' ').trim()
}

function nounOf(path: string): keyof Messages['labels'] {
  const collection = path.split('/').findLast((segment) => /^[a-z]/.test(segment))
  return collection === 'host' || collection === 'account' || collection === 'task' ? collection : 'object'
}

/** Lists are polled for one object; a longer list tells nothing in particular. */
function onlyItem(body: unknown): unknown {
  const list = field(body, 'list')
  if (!Array.isArray(list)) return body
  return list.length === 1 ? list[0] : undefined
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
