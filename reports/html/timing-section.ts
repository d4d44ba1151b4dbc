import { type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import { type Quantile, quantile } from '../../contracts/lifecycle/quantile.ts'
import { circumstancesWords } from '../messages/circumstances-words.ts'
import { messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { groupRuns, type RunGroup } from '../group-runs.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { dataTable } from './data-table.ts'
import { distributionPlot } from './distribution-plot.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

const shares = [0.5, 0.9, 0.95, 0.99] as const

/** How long the phases took: all scenarios of a platform together, then each by itself. */
export function timingSection(results: readonly RunResult[], context: HtmlContext): Markup {
  const { words } = context
  return markup`<section id="timing">
    <h2>${words.timing}</h2>
    <p>${words.timingNote} ${words.confidence}</p>
    ${groupRuns(results).map((group) => groupTiming(group, context))}
  </section>`
}

function groupTiming(group: RunGroup, context: HtmlContext): Markup {
  const catalogue = messages[context.language]
  const circumstances = circumstancesWords(group, context.language)
  const all = phaseNames.map((phase) => ({ phase, sorted: sortedDurations(group.runs, phase) }))
  const timed = all.filter(({ sorted }) => sorted.length > 0)
  const own = group.runs.filter(({ phases }) => phases.total.length > 0)
  return markup`<h3>${platformNames[group.platform]} <small>${circumstances}</small></h3>
    ${phaseTable(timed, context)}
    <div class="plots">
      ${timed.map(({ phase, sorted }) => distributionPlot(catalogue.phases[phase], sorted, context))}
    </div>
    <details>
      <summary>${context.words.scenario}</summary>
      ${own.map((run) => scenarioTiming(run, context))}
    </details>`
}

function scenarioTiming(run: RunResult, context: HtmlContext): Markup {
  const timed = phaseNames
    .map((phase) => ({ phase, sorted: sortedDurations([run], phase) }))
    .filter(({ sorted }) => sorted.length > 0)
  return markup`<h4>${run.scenario}</h4>
    ${phaseTable(timed, context)}`
}

interface TimedPhase {
  readonly phase: PhaseName
  readonly sorted: readonly number[]
}

function phaseTable(timed: readonly TimedPhase[], { language }: HtmlContext): Markup {
  const { labels, phases } = messages[language]
  const head = [labels.phase, labels.count, 'p50', 'p90', 'p95', 'p99', labels.max]
  const rows = timed.map(({ phase, sorted }) => {
    const cells = shares.map((share) => quantileCell(quantile(sorted, share), language))
    return markup`<tr>
      <th scope="row">${phases[phase]}</th>
      <td class="number">${sorted.length}</td>
      ${cells}
      <td class="number">${formatDuration(sorted.at(-1) ?? 0, messages[language].units)}</td>
    </tr> `
  })
  return dataTable(head, rows, { className: 'timing' })
}

function quantileCell({ value, from, to }: Quantile, language: HtmlContext['language']): Markup {
  const { units } = messages[language]
  const upper = Number.isFinite(to) ? formatDuration(to, units) : '∞'
  const range = `${formatDuration(from, units)} … ${upper}`
  return markup`<td class="number">${formatDuration(value, units)}<br /><small>${range}</small></td>`
}

function sortedDurations(runs: readonly RunResult[], phase: PhaseName): readonly number[] {
  return runs.flatMap(({ phases }) => phases[phase]).toSorted((a, b) => a - b)
}
