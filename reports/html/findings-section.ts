import type { ExchangeEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { EvidencedFinding } from '../../scenarios/run/run-result.ts'
import { eventWords } from '../messages/event-words.ts'
import { expectedWords, findingWords, ruleWords } from '../messages/finding-words.ts'
import { messages } from '../i18n/messages.ts'
import { formatMoment } from '../timing/format-duration.ts'
import { exchangesAnchor, findingAnchor, type HtmlContext, ruleAnchor, type ToldRun } from './html-context.ts'
import { filterData } from './run-filter.ts'
import { markup, type Markup } from './markup.ts'
import { findingPlace } from '../places/places.ts'
import { responsible } from '../finding-kinds.ts'
import type { Violation } from '../../contracts/exchange/violation.ts'

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

/** A request and what came back; what a finding says of it is marked at its place. */
function exchangeView(
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

/** Longer values are cut: a page is no archive. */
const mostCharacters = 20_000

/** A value as indented JSON, with the part at the pointer marked; nothing for a body that is not there. */
function jsonView(value: unknown, marked?: string): Markup | undefined {
  if (value === undefined) return undefined
  const lines: Markup[] = []
  let characters = 0
  const add = (line: Markup): void => {
    characters += line.text.length
    if (characters <= mostCharacters) lines.push(line)
  }
  write(value, { pointer: '', indent: '', before: '', after: '' }, { add, marked })
  return markup`${lines.map((line, index) => markup`${index === 0 ? '' : '\n'}${line}`)}${characters > mostCharacters ? '\n…' : ''}`
}

interface At {
  readonly pointer: string
  readonly indent: string
  /** The name of the property. */
  readonly before: string
  readonly after: string
}

interface Out {
  readonly add: (line: Markup) => void
  readonly marked: string | undefined
}

function write(value: unknown, at: At, out: Out): void {
  const { pointer, indent, before, after } = at
  const isMarked = out.marked === pointer
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    const text = `${before}${JSON.stringify(value)}`
    out.add(markup`${indent}${isMarked ? markup`<mark>${text}</mark>` : text}${after}`)
    return
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  out.add(markup`${indent}${isMarked ? markup`<mark>${before}${open}</mark>` : `${before}${open}`}`)
  const entries = Object.entries(value)
  for (const [index, [name, held]] of entries.entries()) {
    const inner = {
      pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      indent: `${indent}  `,
      before: Array.isArray(value) ? '' : `${JSON.stringify(name)}: `,
      after: index < entries.length - 1 ? ',' : '',
    }
    write(held, inner, out)
  }
  out.add(markup`${indent}${close}${after}`)
}
