import type { Violation } from '../../contracts/exchange/violation.ts'
import type { ExchangeEvent } from '../../contracts/trace/trace-event.ts'
import type { EvidencedFinding } from '../../scenarios/run/run-result.ts'
import { expectedWords } from '../messages/expected-words.ts'
import type { HtmlContext } from './html-context.ts'
import { jsonView } from './json-view.ts'
import { markup, type Markup } from './markup.ts'

/** A request and what came back; what a finding says of it is marked at its place. */
export function exchangeView(
  { exchange }: ExchangeEvent,
  finding: EvidencedFinding,
  { words, language }: HtmlContext,
): Markup {
  const { request, response, failure } = exchange
  const { part, pointer, expected, actual, place } = finding.params
  const blamed = finding.rule === 'exchange-conforms' ? (part as Violation['part']) : undefined
  const within = (side: 'request.body' | 'response.body'): string | undefined =>
    blamed === side ? String(pointer) : undefined
  const inWords = (value: unknown): string => expectedWords(String(value), language)
  const query = request.query === '' ? '' : `?${request.query}`
  return markup`${blamed === undefined ? undefined : markup`<p class="violation">${words.expected}: ${inWords(expected)}; ${words.found}: <mark>${inWords(actual)}</mark><br />${words.contract}: <code>${place}</code></p>`}
    <h5>${words.request}</h5>
    <pre>
${request.method} ${request.path}${query}
${jsonView(request.body, within('request.body'))}</pre>
    <h5>${words.response}</h5>
    <pre>
${response?.status ?? `${words.noResponse}: ${failure?.code ?? ''}`}
${jsonView(response?.body, within('response.body'))}</pre>`
}
