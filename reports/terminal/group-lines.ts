import type { RunResult, Verdict } from '../../scenarios/run/run-result.ts'
import type { RunGroup } from '../group-runs.ts'
import { circumstancesWords } from '../messages/circumstances-words.ts'
import { messages } from '../messages/messages.ts'
import { noteWords } from '../note-words.ts'
import { ordersWords } from '../messages/orders-words.ts'
import { platformNames } from '../messages/platform-names.ts'
import { unseenWords } from '../messages/unseen-words.ts'
import type { Tone } from './paint.ts'
import { phasesAcross, phasesDown } from './phase-rows.ts'
import { columnWidths, plainTable, tableWidth } from './plain-table.ts'
import type { TerminalStyle } from './terminal-options.ts'
import { hangingText } from './wrap-text.ts'

const INDENT = '  '
const tones: Readonly<Record<Verdict, Tone>> = {
  passed: 'good',
  failed: 'bad',
  errored: 'warning',
  skipped: 'faint',
}

/** One platform: for each of its scenarios the verdict, the orders by outcome and the timings of the phases. */
export function groupLines(group: RunGroup, style: TerminalStyle): readonly string[] {
  const { paint, language, width } = style
  const catalogue = messages[language]
  const circumstances = circumstancesWords(group, language)
  const tables = group.runs.map((run) => phasesAcross(run, catalogue))
  const head = tables[0]?.head ?? []
  const widths = columnWidths([head, ...tables.flatMap(({ rows }) => rows)])
  const across = INDENT.length + tableWidth(widths) <= width
  const table = (run: RunResult, index: number): readonly string[] =>
    across ? plainTable(tables[index]?.rows ?? [], widths) : tableDown(run, style)
  return [
    `${paint('strong', platformNames[group.platform])}  ${paint('faint', circumstances)}`,
    ...(across ? plainTable([head], widths).map((line) => paint('faint', INDENT + line)) : []),
    ...group.runs.flatMap((run, index) => [
      ...titleLines(run, style),
      ...noteLines(run, style),
      ...table(run, index).map((line) => INDENT + line),
    ]),
    ...unseenWords(group, language)
      .flatMap((words) => hangingText('', words, width))
      .map((line) => paint('faint', line)),
    '',
  ]
}

function tableDown(run: RunResult, { language }: TerminalStyle): readonly string[] {
  const { head, rows } = phasesDown(run, messages[language])
  return rows.length === 0 ? [] : plainTable([head, ...rows], columnWidths([head, ...rows]))
}

function titleLines(run: RunResult, { paint, language, width }: TerminalStyle): readonly string[] {
  const { verdicts } = messages[language]
  const parts = [ordersWords(run, language), run.reason].filter((part) => part !== undefined)
  const verdict = verdicts[run.verdict]
  const verdictWidth = Math.max(...Object.values(verdicts).map((word) => word.length))
  const [first = '', ...rest] = hangingText(
    `${verdict.padEnd(verdictWidth)}  `,
    [run.scenario, ...parts].join('  '),
    width,
  )
  const title = first.slice(verdict.length).replace(run.scenario, () => paint('strong', run.scenario))
  return [paint(tones[run.verdict], verdict) + title, ...rest]
}

function noteLines(run: RunResult, { paint, language, width }: TerminalStyle): readonly string[] {
  const { labels } = messages[language]
  return noteWords(run, language)
    .flatMap((words) => hangingText(`  ${labels.noted}: `, words, width))
    .map((line) => paint('faint', line))
}
