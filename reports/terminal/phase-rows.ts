import { phaseNames } from '../../contracts/lifecycle/phase.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { Messages } from '../i18n/messages.ts'
import { type DurationUnits, formatDuration } from '../timing/format-duration.ts'
import { type DurationSummary, summarizePhases } from '../timing/summarize.ts'

/** A table of short texts; the first column names the rows. */
export interface TextTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const statistics = ['p50', 'p90', 'p99', 'max'] as const

/** Phases of a run side by side, statistics below each other; equal neighbours share a row (`p90..max`). */
export function phasesAcross(run: RunResult, catalogue: Messages): TextTable {
  const { labels, phases } = catalogue
  const columns = phaseCells(run, catalogue)
  const row = (index: number): readonly string[] => columns.map((cells) => cells[index] ?? '')
  const head = ['', ...phaseNames.map((name) => phases[name])]
  if (columns.every(([count]) => count === '0')) return { head, rows: [] }
  const groups: { from: string; to: string; cells: readonly string[] }[] = []
  for (const [index, name] of statistics.entries()) {
    const cells = row(index + 1)
    const last = groups.at(-1)
    if (last?.cells.join(' ') === cells.join(' ')) last.to = labels[name]
    else groups.push({ from: labels[name], to: labels[name], cells })
  }
  const rows = groups.map(({ from, to, cells }) => [from === to ? from : `${from}..${to}`].concat(cells))
  return { head, rows: [[labels.count, ...row(0)], ...rows] }
}

/** Phases of a run below each other, statistics side by side, for narrow terminals; empty phases are left out. */
export function phasesDown(run: RunResult, catalogue: Messages): TextTable {
  const { labels, phases } = catalogue
  const columns = phaseCells(run, catalogue)
  const rows = phaseNames.map((name, index) => [phases[name], ...(columns[index] ?? [])])
  return {
    head: [labels.phase, labels.count, ...statistics.map((name) => labels[name])],
    rows: rows.filter(([, count]) => count !== '0'),
  }
}

/** Count, p50, p90, p99 and max of each phase. */
function phaseCells(run: RunResult, { units }: Messages): readonly (readonly string[])[] {
  const summaries = summarizePhases(run.phases)
  return phaseNames.map((name) => summaryCells(summaries[name], units))
}

function summaryCells(summary: DurationSummary | undefined, units: DurationUnits): readonly string[] {
  if (summary === undefined) return ['0', '-', '-', '-', '-']
  const { count, p50Ms, p90Ms, p99Ms, maxMs } = summary
  const spans = [p50Ms, p90Ms, p99Ms, maxMs].map((ms) => formatDuration(ms, units).replaceAll(' ', ''))
  return [String(count), ...spans]
}
