import { verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { ordersWords } from '../messages/orders-words.ts'
import { messages } from '../messages/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { unprovenLine } from '../messages/unproven-words.ts'
import { noteWords } from '../note-words.ts'
import { dataTable } from './data-table.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import { runAnchor } from './run-anchor.ts'

/** How the runs ended: figures, and a table with a row a run. */
export function overviewSection(results: readonly RunResult[], context: HtmlContext): Markup {
  const { words, language } = context
  const catalogue = messages[language]
  const tiles = verdicts.map((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length
    return markup`<li class="tile ${verdict}${count === 0 ? ' none' : ''}">
      <b>${count}</b> ${catalogue.verdicts[verdict]}
    </li>`
  })
  const head = [
    words.verdict,
    words.scenario,
    words.platform,
    words.dialect,
    words.orders,
    words.exchanges,
    words.findings,
  ]
  const rows = results.map((result, index) => runRow(result, index, context))
  return markup`<section id="overview">
    <h2>${words.overview}</h2>
    <ul class="tiles">
      ${tiles}
    </ul>
    ${dataTable(head, rows, { caption: words.runs })}
  </section>`
}

function runRow(result: RunResult, index: number, { language }: HtmlContext): Markup {
  const { verdict, scenario, title, platform, dialect, exchanges, findings, reason } = result
  const { verdicts: verdictWords, labels } = messages[language]
  const broken = new Set(findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule))
  const noted = noteWords(result, language)
  const note = reason === undefined ? '' : ` (${reason})`
  return markup`<tr>
    <td><span class="badge ${verdict}">${verdictWords[verdict]}</span>${note}</td>
    <th scope="row"><a href="#${runAnchor(index)}">${scenario}</a><br /><small>${title}</small></th>
    <td>${platformNames[platform]}</td>
    <td>${dialect}</td>
    <td>${ordersWords(result, language)}</td>
    <td class="number">${exchanges}</td>
    <td>
      ${[...broken].join(', ')}
      ${(result.unproven ?? []).map((some) => markup`<small class="noted">${unprovenLine(some, language)}</small>`)}
      ${noted.map((told) => markup`<small class="noted">${labels.noted}: ${told}</small>`)}
    </td>
  </tr> `
}
