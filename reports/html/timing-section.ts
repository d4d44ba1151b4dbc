import { type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import { type Quantile, quantile } from '../../contracts/lifecycle/quantile.ts'
import { circumstancesWords } from '../messages/run-words.ts'
import { messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { groupRuns, type RunGroup } from '../group-runs.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { dataTable, markup, type Markup } from './markup.ts'
import type { HtmlContext } from './html-context.ts'

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

const [width, height] = [280, 96]
const bins = 28

/**
 * How durations lie: bars for how many took so long, a line for the share that took no longer. Nothing for fewer than
 * two different ones.
 *
 * @param sorted - in ms, ascending
 */
function distributionPlot(
  name: string,
  sorted: readonly number[],
  { words, language }: HtmlContext,
): Markup | undefined {
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  if (most <= least) return undefined
  const { units } = messages[language]
  const [from, to] = [formatDuration(least, units), formatDuration(most, units)]
  const label = `${name}: ${words.histogram}, ${words.cumulative}; ${from} … ${to}`
  return markup`<figure>
    <figcaption>${name}</figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
      <title>${label}</title>
      ${bars(sorted, least, most)}
      <polyline class="share" points="${curve(sorted, least, most)}" />
    </svg>
    <div class="axis"><span>${from}</span><span>${to}</span></div>
  </figure>`
}

function bars(sorted: readonly number[], least: number, most: number): readonly Markup[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor(((value - least) / (most - least)) * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const highest = Math.max(...counts)
  const step = width / bins
  return counts.flatMap((count, bin) => {
    if (count === 0) return []
    const size = (count / highest) * height
    const [x, y] = [bin * step, height - size].map((place) => place.toFixed(1))
    return [markup`<rect x="${x}" y="${y}" width="${(step - 1).toFixed(1)}" height="${size.toFixed(1)}" />`]
  })
}

/** More points than the plot has pixels would be for nobody. */
const mostPoints = width

function curve(sorted: readonly number[], least: number, most: number): string {
  const stride = Math.max(1, Math.ceil(sorted.length / mostPoints))
  const points = sorted.flatMap((value, index) => {
    const isDrawn = index % stride === 0 || index === sorted.length - 1
    const x = ((value - least) / (most - least)) * width
    const y = height - ((index + 1) / sorted.length) * height
    return isDrawn ? [`${x.toFixed(1)},${y.toFixed(1)}`] : []
  })
  return points.join(' ')
}
