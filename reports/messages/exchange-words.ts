import type { Exchange, ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, type Messages, messages } from '../i18n/messages.ts'

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
