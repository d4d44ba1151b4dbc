import { rules } from '../../contracts/rules/rules.ts'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { ruleWords } from '../messages/finding-words.ts'
import { messages } from '../i18n/messages.ts'
import { ruleTally } from '../messages/summary-words.ts'
import { type HtmlContext, ruleAnchor, runAnchor } from './html-context.ts'
import { dataTable, markup, type Markup } from './markup.ts'
import { rulesBrokenBy } from './run-filter.ts'

/** Every rule with what came of it: broken where, held how often, without an occasion, or not to be seen. */
export function rulesSection(results: readonly RunResult[], context: HtmlContext): Markup {
  const { words } = context
  const head = [words.rule, words.promise, words.verdict]
  const rows = rules.map(({ name }) => ruleRow(name, results, context))
  return markup`<section id="rules">
    <h2>${words.rules}</h2>
    ${dataTable(head, rows)}
  </section>`
}

function ruleRow(rule: string, results: readonly RunResult[], context: HtmlContext): Markup {
  const places = results.flatMap((run, index) =>
    rulesBrokenBy(run).includes(rule) ? [markup`<a href="#${runAnchor(index)}">${run.scenario}</a> `] : [],
  )
  const broken =
    places.length === 0
      ? undefined
      : markup`<span class="badge failed">${context.words.broken}</span> ${places}<br />`
  const records = results.flatMap(({ rules = [] }) => rules.filter((record) => record.rule === rule))
  return markup`<tr id="${ruleAnchor(rule)}">
    <th scope="row"><code>${rule}</code></th>
    <td>${ruleWords(rule, context.language)}</td>
    <td>${broken} ${quietState(records, places.length > 0, context)}</td>
  </tr> `
}

/** Of the runs that did not break a rule: one that could have broken it shows that it held. */
function quietState(
  records: readonly RuleRecord[],
  isBroken: boolean,
  { words, language }: HtmlContext,
): Markup | undefined {
  const rules = records.filter(({ state }) => state !== 'broken')
  const [sum] = ruleTally([{ rules }])
  if (sum?.state === 'held') {
    const partly = sum.partly ? `, ${words.partlySeen}` : ''
    return markup`<span class="badge passed">${formatMessage(words.held, { count: sum.occasions }, language)}${partly}</span>`
  }
  if (isBroken) return undefined
  const state = messages[language].ruleStates[sum?.state ?? 'no-occasion']
  return markup`<span class="badge skipped">${state}</span>`
}
