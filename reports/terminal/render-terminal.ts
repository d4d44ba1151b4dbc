import type { RunResult, Verdict } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../broken-findings.ts'
import { groupRuns } from '../group-runs.ts'
import { countWords } from '../messages/count-words.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import { messages } from '../messages/messages.ts'
import { summarizeRuns } from '../run-summary.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { findingLines } from './finding-lines.ts'
import { groupLines } from './group-lines.ts'
import { createPaint } from './paint.ts'
import type { TerminalOptions, TerminalStyle } from './terminal-options.ts'

const verdicts: readonly Verdict[] = ['passed', 'failed', 'errored', 'skipped']

/**
 * The results for a person at a terminal: for each platform its scenarios with verdict, orders and phase timings,
 * then what was found broken with its evidence, then one line that sums up. Ends with a line break.
 */
export function renderTerminal(results: readonly RunResult[], options: TerminalOptions): string {
  const style: TerminalStyle = { ...options, paint: createPaint(options.colour) }
  const broken = results.filter((run) => brokenFindings(run).length > 0)
  const lines = [
    ...groupRuns(results).flatMap((group) => groupLines(group, style)),
    ...(broken.length === 0 ? [] : [style.paint('strong', messages[options.language].labels.findings), '']),
    ...broken.flatMap((run) => findingLines(run, style)),
    summaryLine(results, style),
  ]
  return `${lines.join('\n')}\n`
}

/** "18 runs: 17 passed, 1 failed in 1.2 s". */
function summaryLine(results: readonly RunResult[], { language, wallMs, paint }: TerminalStyle): string {
  const catalogue = messages[language]
  const summary = summarizeRuns(results, wallMs)
  const counted = verdicts
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) => `${summary[verdict]} ${catalogue.verdicts[verdict]}`)
    .join(', ')
  const totals = [countWords(summary.runs, 'runs', language), counted]
    .filter((part) => part !== '')
    .join(': ')
  const wall = formatDuration(wallMs, catalogue.units)
  const allGood = summary.failed + summary.errored === 0
  return paint(allGood ? 'good' : 'bad', fillTemplate(catalogue.phrases.summary, { totals, wall }))
}
