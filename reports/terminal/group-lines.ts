import { type Verdict, verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { RunGroup } from '../group-runs.ts'
import {
  actionsWords,
  circumstancesWords,
  noteWords,
  ordersWords,
  unprovenWords,
  whyNotRunLine,
} from '../messages/run-words.ts'
import { type Language, messages, type Messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { rulesWords } from '../messages/summary-words.ts'
import type { TerminalStyle, Tone } from './paint.ts'
import { columnWidths, hangingText, plainTable, tableWidth } from './plain-table.ts'
import { phaseNames } from '../../contracts/lifecycle/phase.ts'
import { type DurationUnits, formatDuration } from '../timing/format-duration.ts'
import { type DurationSummary, summarizePhases } from '../timing/summarize.ts'

const INDENT = '  '
const tones: Readonly<Record<Verdict, Tone>> = {
  passed: 'good',
  failed: 'bad',
  inconclusive: 'doubt',
  errored: 'warning',
  skipped: 'faint',
}

/** One platform: for each of its scenarios the verdict, the orders by outcome and the timings of the phases. */
export function groupLines(group: RunGroup, style: TerminalStyle): readonly string[] {
  const { paint, language, width } = style
  const catalogue = messages[language]
  const circumstances = circumstancesWords(group, language)
  const tables = group.runs.map((run) => phasesAcross(run, catalogue))
  const verdictWidth = widestVerdict(group, language)
  const head = tables[0]?.head ?? []
  const widths = columnWidths([head, ...tables.flatMap(({ rows }) => rows)])
  const across = INDENT.length + tableWidth(widths) <= width
  const table = (run: RunResult, index: number): readonly string[] =>
    across ? plainTable(tables[index]?.rows ?? [], widths) : tableDown(run, style)
  return [
    `${paint('strong', platformNames[group.platform])}  ${paint('faint', circumstances)}`,
    ...(across ? plainTable([head], widths).map((line) => paint('faint', INDENT + line)) : []),
    ...group.runs.flatMap((run, index) => [
      ...titleLines(run, verdictWidth, style),
      ...unprovenLines(run, style),
      ...actionLines(run, style),
      ...noteLines(run, style),
      ...table(run, index).map((line) => INDENT + line),
    ]),
    ...rulesWords(group, language)
      .flatMap((words) => hangingText('', words, width))
      .map((line) => paint('faint', line)),
    '',
  ]
}

function tableDown(run: RunResult, { language }: TerminalStyle): readonly string[] {
  const { head, rows } = phasesDown(run, messages[language])
  return rows.length === 0 ? [] : plainTable([head, ...rows], columnWidths([head, ...rows]))
}

/** The longest word is rare, and takes its room only where it stands. */
function widestVerdict({ runs }: RunGroup, language: Language): number {
  const words = verdicts
    .filter((verdict) => verdict !== 'inconclusive' || runs.some((run) => run.verdict === verdict))
    .map((verdict) => messages[language].verdicts[verdict].length)
  return Math.max(...words)
}

function titleLines(
  run: RunResult,
  verdictWidth: number,
  { paint, language, width }: TerminalStyle,
): readonly string[] {
  const parts = [ordersWords(run, language), whyNotRunLine(run, language)].filter(
    (part) => part !== undefined,
  )
  const verdict = messages[language].verdicts[run.verdict]
  const [first = '', ...rest] = hangingText(
    `${verdict.padEnd(verdictWidth)}  `,
    [run.scenario, ...parts].join('  '),
    width,
  )
  const title = first.slice(verdict.length).replace(run.scenario, () => paint('strong', run.scenario))
  return [paint(tones[run.verdict], verdict) + title, ...rest]
}

function unprovenLines(
  { unproven = [] }: RunResult,
  { paint, language, width }: TerminalStyle,
): readonly string[] {
  const { labels } = messages[language]
  return unproven
    .map((some) => unprovenWords(some, language))
    .flatMap(({ missing, remedy }) => [
      ...hangingText('  ', missing, width),
      ...hangingText(`  ${labels.conclusive}: `, remedy, width),
    ])
    .map((line) => paint('doubt', line))
}

function actionLines(run: RunResult, { paint, language, width }: TerminalStyle): readonly string[] {
  return actionsWords(run, language)
    .flatMap((words, place) => hangingText(place === 0 ? '  ' : '    ', words, width))
    .map((line) => paint('faint', line))
}

function noteLines(run: RunResult, { paint, language, width }: TerminalStyle): readonly string[] {
  const { labels } = messages[language]
  return noteWords(run, language)
    .flatMap((words) => hangingText(`  ${labels.noted}: `, words, width))
    .map((line) => paint('faint', line))
}

/** A table of short texts; the first column names the rows. */
interface TextTable {
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
