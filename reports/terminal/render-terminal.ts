import type { RunResult } from '../../scenarios/run/run-result.ts'
import { findingKinds } from '../finding-kinds.ts'
import { groupRuns } from '../group-runs.ts'
import { messages } from '../i18n/messages.ts'
import { summaryWords } from '../messages/summary-words.ts'
import { summarizeRuns } from '../run-summary.ts'
import { findingLines } from './finding-lines.ts'
import { groupLines } from './group-lines.ts'
import { createPaint } from './paint.ts'
import type { TerminalOptions, TerminalStyle } from './terminal-options.ts'

/**
 * The results for a person at a terminal: for each platform its scenarios with verdict, orders and phase timings,
 * then what was found broken with its evidence, then one line that sums up. Ends with a line break.
 */
export function renderTerminal(results: readonly RunResult[], options: TerminalOptions): string {
  const style: TerminalStyle = { ...options, paint: createPaint(options.colour) }
  const kinds = Map.groupBy(findingKinds(results, options.language), ({ run }) => run)
  const lines = [
    ...groupRuns(results).flatMap((group) => groupLines(group, style)),
    ...(kinds.size === 0 ? [] : [style.paint('strong', messages[options.language].labels.findings), '']),
    ...[...kinds].flatMap(([run, own]) => findingLines(run, own, style)),
    summaryLine(results, style),
  ]
  return `${lines.join('\n')}\n`
}

function summaryLine(
  results: readonly RunResult[],
  { language, wallMs, isInterrupted, paint }: TerminalStyle,
): string {
  const { failed, errored, inconclusive } = summarizeRuns(results, wallMs)
  const tone = failed + errored > 0 ? 'bad' : inconclusive > 0 ? 'doubt' : 'good'
  return paint(tone, summaryWords(results, { language, wallMs, isInterrupted: isInterrupted === true }))
}
