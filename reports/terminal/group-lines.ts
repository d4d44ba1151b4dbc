import { type Verdict, verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { RunGroup } from '../group-runs.ts'
import { whyNotRunLine } from '../messages/why-not-run-words.ts'
import { actionsWords } from '../messages/actions-words.ts'
import { circumstancesWords } from '../messages/circumstances-words.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { noteWords } from '../note-words.ts'
import { ordersWords } from '../messages/orders-words.ts'
import { platformNames } from '../messages/platform-names.ts'
import { unprovenWords } from '../messages/unproven-words.ts'
import { rulesWords } from '../messages/rules-words.ts'
import type { Tone } from './paint.ts'
import { phasesAcross, phasesDown } from './phase-rows.ts'
import { columnWidths, plainTable, tableWidth } from './plain-table.ts'
import type { TerminalStyle } from './terminal-options.ts'
import { hangingText } from './wrap-text.ts'

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
