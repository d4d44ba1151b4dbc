import { invariants } from '../../contracts/invariants/invariants.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { ruleWords } from '../messages/finding-words.ts'
import { dataTable } from './data-table.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import { runAnchor } from './run-anchor.ts'

/** Every rule with what came of it: held, broken where, or not to be seen. */
export function rulesSection(results: readonly RunResult[], context: HtmlContext): Markup {
  const { words } = context
  const head = [words.rule, words.promise, words.verdict]
  const rows = invariants.map(({ name }) => ruleRow(name, results, context))
  return markup`<section id="rules">
    <h2>${words.rules}</h2>
    ${dataTable(head, rows)}
  </section>`
}

function ruleRow(rule: string, results: readonly RunResult[], { language, words }: HtmlContext): Markup {
  const places = results.flatMap(({ findings, scenario }, index) =>
    findings.some((finding) => finding.rule === rule && finding.severity !== 'note')
      ? [markup`<a href="#${runAnchor(index)}">${scenario}</a> `]
      : [],
  )
  const isUnseen = results.some(({ unseen }) => unseen?.notObservable.includes(rule))
  const isPartly = results.some(({ unseen }) => unseen?.partlyObservable.includes(rule))
  const quiet = isUnseen ? words.notSeen : isPartly ? words.partlySeen : words.held
  const verdict =
    places.length === 0
      ? markup`<span class="badge ${isUnseen || isPartly ? 'skipped' : 'passed'}">${quiet}</span>`
      : markup`<span class="badge failed">${words.broken}</span> ${places}`
  return markup`<tr>
    <th scope="row"><code>${rule}</code></th>
    <td>${ruleWords(rule, language)}</td>
    <td>${verdict}</td>
  </tr> `
}
