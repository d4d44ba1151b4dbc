import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { EvidencedFinding } from '../../scenarios/run/run-result.ts'
import { eventWords } from '../messages/event-words.ts'
import { findingWords, ruleWords } from '../messages/finding-words.ts'
import { messages } from '../i18n/messages.ts'
import { formatMoment } from '../timing/format-moment.ts'
import { exchangesAnchor, findingAnchor, ruleAnchor } from './anchors.ts'
import { exchangeView } from './exchange-view.ts'
import { filterData } from './filter-data.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import { findingPlace } from '../places/finding-place.ts'
import { responsible } from '../responsible.ts'
import type { ToldRun } from './told-run.ts'

/** What was found in a run, each with the events that prove it: what broke a promise, then what is worth telling. */
export function findingsSection(run: ToldRun, context: HtmlContext): Markup | undefined {
  const { words } = context
  const { findings } = run.result
  const items = findings.map((finding, index) => ({
    finding,
    item: findingItem(finding, index, run, context),
  }))
  const broken = items.filter(({ finding }) => finding.severity !== 'note')
  const notes = items.filter(({ finding }) => finding.severity === 'note')
  return markup`${
    broken.length === 0
      ? undefined
      : markup`<h4>${words.findings}</h4>
          <ol class="findings">
            ${broken.map(({ item }) => item)}
          </ol>`
  }
  ${
    notes.length === 0
      ? undefined
      : markup`<h4>${words.notes}</h4>
          <p><small>${words.notesNote}</small></p>
          <ul class="findings notes">
            ${notes.map(({ item }) => item)}
          </ul>`
  }`
}

function findingItem(finding: EvidencedFinding, index: number, run: ToldRun, context: HtmlContext): Markup {
  const { language, words } = context
  const { labels } = messages[language]
  const { rule, order, severity, evidence } = finding
  const party = responsible(finding, run.result, language)
  const { file, line } = findingPlace(finding, run.result)
  return markup`<li
    id="${findingAnchor(run.index, index)}"
    class="${severity ?? 'broken'}"
    ${filterData({ parties: [party], rules: [rule] })}
  >
    <p><strong>${findingWords(finding, language)}</strong></p>
    <p class="about">
      ${words.responsible}: <b>${party}</b>; ${words.rule.toLowerCase()}
      <a href="#${ruleAnchor(rule)}"><code>${rule}</code></a>${order === undefined ? undefined : `; ${labels.order} ${order}`}; ${labels.place} <code>${file}:${line}</code><br />
      <small>${ruleWords(rule, language)}</small>
    </p>
    ${
      evidence.length === 0
        ? undefined
        : markup`<p>${words.evidence}</p>
            <ul>
              ${evidence.map((event) => evidenceItem(event, finding, run, context))}
            </ul>`
    }
  </li>`
}

function evidenceItem(
  event: TraceEvent,
  finding: EvidencedFinding,
  { result, index, exchanges }: ToldRun,
  context: HtmlContext,
): Markup {
  const line = `${formatMoment(event.atMs)} ${eventWords(event, result.platform, context.language)}`
  if (event.type !== 'exchange') return markup`<li>${line}</li>`
  return markup`<li>
    <details>
      <summary>${line}</summary>
      ${exchangeView(event, finding, context)}
      ${
        exchanges.length === 0
          ? undefined
          : markup`<p>
              <a hidden href="#${exchangesAnchor(index)}" data-run="${index}" data-exchange="${event.seq}"
                >${context.words.amongExchanges}</a
              >
            </p>`
      }
    </details>
  </li>`
}
