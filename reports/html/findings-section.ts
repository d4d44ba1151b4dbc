import type { Violation } from '../../contracts/exchange/violation.ts'
import type { ExchangeEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { eventWords } from '../messages/event-words.ts'
import { findingWords, ruleWords } from '../messages/finding-words.ts'
import { messages } from '../messages/messages.ts'
import { formatMoment } from '../timing/format-moment.ts'
import type { HtmlContext } from './html-context.ts'
import { jsonView } from './json-view.ts'
import { markup, type Markup } from './markup.ts'

/** What was found in a run, each with the events that prove it. */
export function findingsSection(run: RunResult, context: HtmlContext): Markup {
  const { words } = context
  if (run.findings.length === 0) return markup`<p>${words.none}</p>`
  return markup`<h4>${words.findings}</h4>
    <ol class="findings">
      ${run.findings.map((finding) => findingItem(finding, run, context))}
    </ol>`
}

function findingItem(finding: EvidencedFinding, run: RunResult, context: HtmlContext): Markup {
  const { language, words } = context
  const { labels, parties } = messages[language]
  const { rule, party, order, severity, evidence } = finding
  const about = order === undefined ? '' : `, ${labels.order} ${order}`
  return markup`<li class="${severity ?? 'broken'}">
    <p><strong>${findingWords(finding, language)}</strong></p>
    <p><code>${rule}</code>: ${ruleWords(rule, language)} (${labels.party}: ${parties[party]}${about})</p>
    ${
      evidence.length === 0
        ? undefined
        : markup`<p>${words.evidence}</p>
            <ul>
              ${evidence.map((event) => evidenceItem(event, finding, { run, context }))}
            </ul>`
    }
  </li>`
}

function evidenceItem(
  event: TraceEvent,
  finding: EvidencedFinding,
  { run, context }: { readonly run: RunResult; readonly context: HtmlContext },
): Markup {
  const line = `${formatMoment(event.atMs)} ${eventWords(event, run.platform, context.language)}`
  if (event.type !== 'exchange') return markup`<li>${line}</li>`
  return markup`<li>
    <details>
      <summary>${line}</summary>
      ${exchangeView(event, finding, context)}
    </details>
  </li>`
}

function exchangeView(
  { exchange }: ExchangeEvent,
  finding: EvidencedFinding,
  { words }: HtmlContext,
): Markup {
  const { request, response, failure } = exchange
  const { part, pointer, expected, actual, place } = finding.params
  const blamed = finding.rule === 'exchange-conforms' ? (part as Violation['part']) : undefined
  const within = (side: 'request.body' | 'response.body'): string | undefined =>
    blamed === side ? String(pointer) : undefined
  const query = request.query === '' ? '' : `?${request.query}`
  return markup`${blamed === undefined ? undefined : markup`<p class="violation">${words.expected}: ${expected}; ${words.found}: <mark>${actual}</mark><br />${words.contract}: <code>${place}</code></p>`}
    <h5>${words.request}</h5>
    <pre>
${request.method} ${request.path}${query}
${jsonView(request.body, within('request.body'))}</pre>
    <h5>${words.response}</h5>
    <pre>
${response?.status ?? `${words.noResponse}: ${failure?.code ?? ''}`}
${jsonView(response?.body, within('response.body'))}</pre>`
}
