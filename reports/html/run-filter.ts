import type { RunResult } from '../../scenarios/run/run-result.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import { brokenFindings, responsible } from '../finding-kinds.ts'

/** What filters the runs, each value with the number of runs that have it; shown where scripts run. */
export function filterForm(results: readonly RunResult[], { words, language }: HtmlContext): Markup {
  const { verdicts } = messages[language]
  const choices = [
    ['verdict', words.verdict, results.map(({ verdict }) => verdict)],
    ['party', words.responsible, results.flatMap((run) => responsibleOf(run, language))],
    ['rule', words.rule, results.flatMap(rulesBrokenBy)],
  ] as const
  const selects = choices.map(([name, label, values]) => {
    const options = Array.from(
      Map.groupBy<string, string>(values, (value) => value),
      ([value, same]) => {
        const text = name === 'verdict' ? verdicts[value as RunResult['verdict']] : value
        return markup`<option value="${value}">${text} (${same.length})</option>`
      },
    )
    return markup`<label
      >${label}
      <select name="${name}">
        <option value="">${words.all}</option>
        ${options}
      </select></label
    > `
  })
  // The page puts in how many it shows.
  const shown = formatMessage(words.shownRuns, { shown: '{shown}', count: results.length }, language)
  return markup`<form class="filters" hidden>
    ${selects}<button type="reset">${words.reset}</button>
    <output data-shown="${shown}"></output>
  </form>`
}

/** By what the script of the page filters. */
interface FilterData {
  readonly verdict?: string
  readonly parties: readonly string[]
  readonly rules: readonly string[]
}

/** Separates names in an attribute: no name of a party or a rule has it. */
const separator = '|'

/** The attributes by which a run or a finding is found. */
export function filterData({ verdict, parties, rules }: FilterData): Markup {
  const own = verdict === undefined ? undefined : markup` data-verdict="${verdict}"`
  return markup`${own} data-party="${parties.join(separator)}" data-rule="${rules.join(separator)}"`
}

/** Who has to act on the broken promises of a run, each once. */
export function responsibleOf(run: RunResult, language: Language): readonly string[] {
  return [...new Set(brokenFindings(run).map((finding) => responsible(finding, run, language)))]
}

/** The rules that a run broke, each once. */
export function rulesBrokenBy(run: RunResult): readonly string[] {
  return [...new Set(brokenFindings(run).map(({ rule }) => rule))]
}
