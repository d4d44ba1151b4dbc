import { invariants } from '../../contracts/invariants/invariants.ts'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import { ruleWords } from '../messages/finding-words.ts'
import { ruleAnchor, runAnchor } from './anchors.ts'
import { dataTable } from './data-table.ts'
import type { HtmlContext } from './html-context.ts'
import type { HtmlWords } from './html-words.ts'
import { markup, type Markup } from './markup.ts'

/** Every rule with what came of it: broken where, held how often, without an occasion, or not to be seen. */
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
  const verdict =
    places.length === 0
      ? quietVerdict(recordsOf(rule, results), words)
      : markup`<span class="badge failed">${words.broken}</span> ${places}`
  return markup`<tr id="${ruleAnchor(rule)}">
    <th scope="row"><code>${rule}</code></th>
    <td>${ruleWords(rule, language)}</td>
    <td>${verdict}</td>
  </tr> `
}

function recordsOf(rule: string, results: readonly RunResult[]): readonly RuleRecord[] {
  return results.flatMap(({ rules = [] }) => rules.filter((record) => record.rule === rule))
}

/** Of a rule that broke nowhere: one run that could have broken it shows that it held. */
function quietVerdict(records: readonly RuleRecord[], words: HtmlWords): Markup {
  const held = records.filter(({ state }) => state === 'held')
  if (held.length === 0) {
    const isUnseen = records.some(({ state }) => state === 'not-observable')
    return markup`<span class="badge skipped">${isUnseen ? words.notSeen : words.noOccasion}</span>`
  }
  const count = held.reduce((sum, { occasions }) => sum + occasions, 0)
  const partly = held.some((record) => record.partly) ? `, ${words.partlySeen}` : ''
  return markup`<span class="badge passed">${fillTemplate(words.held, { count })}${partly}</span>`
}
