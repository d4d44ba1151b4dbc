import { verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { noteWords, ordersWords, titleOfRun, unprovenLine, whyNotRunLine } from '../messages/run-words.ts'
import { messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { findingAnchor, type HtmlContext, runAnchor } from './html-context.ts'
import { dataTable, markup, type Markup } from './markup.ts'
import { filterData, filterForm, responsibleOf, rulesBrokenBy } from './run-filter.ts'

/** What a reader looks for first. */
const ranks: Readonly<Record<RunResult['verdict'], number>> = {
  failed: 0,
  errored: 1,
  inconclusive: 2,
  skipped: 3,
  passed: 4,
}

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
    words.responsible,
  ]
  const rows = results
    .map((result, index) => ({ result, index }))
    .toSorted((a, b) => ranks[a.result.verdict] - ranks[b.result.verdict])
    .map(({ result, index }) => runRow(result, index, context))
  return markup`<section id="overview">
    <h2>${words.overview}</h2>
    <ul class="tiles">
      ${tiles}
    </ul>
    ${filterForm(results, context)} ${dataTable(head, rows, { caption: words.runs })}
  </section>`
}

function runRow(result: RunResult, index: number, { language, words }: HtmlContext): Markup {
  const { verdict, scenario, platform, dialect, exchanges } = result
  const reason = whyNotRunLine(result, language)
  const { verdicts: verdictWords, labels } = messages[language]
  const [rules, parties] = [rulesBrokenBy(result), responsibleOf(result, language)]
  const noted = noteWords(result, language)
  const note = reason === undefined ? '' : ` (${reason})`
  return markup`<tr${filterData({ verdict, parties, rules })}>
    <td><span class="badge ${verdict}">${verdictWords[verdict]}</span>${note}</td>
    <th scope="row"><a href="#${runAnchor(index)}">${scenario}</a><br /><small>${titleOfRun(result, language)}</small></th>
    <td>${platformNames[platform]}</td>
    <td>${dialect}</td>
    <td>${ordersWords(result, language)}</td>
    <td class="number">${exchanges}</td>
    <td data-label="${words.findings}">${findingLinks(result, index)} ${(result.unproven ?? []).map((some) => markup`<small class="noted">${unprovenLine(some, language)}</small>`)} ${noted.map((told) => markup`<small class="noted">${labels.noted}: ${told}</small>`)}</td>
    <td data-label="${words.responsible}">${parties.join(', ')}</td>
  </tr> `
}

/** Each rule that the run broke, with a link to the first finding of it. */
function findingLinks(result: RunResult, run: number): readonly Markup[] {
  return rulesBrokenBy(result).map((rule) => {
    const first = result.findings.findIndex((finding) => finding.rule === rule && finding.severity !== 'note')
    return markup`<a href="#${findingAnchor(run, first)}">${rule}</a> `
  })
}
