import { verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'
import { summarizeRuns } from '../run-summary.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { messages } from '../i18n/messages.ts'

/** The whole invocation in one line, with its wall time: `18 runs: 17 passed, 1 failed in 1.2 s`. */
export function summaryWords(
  results: readonly RunResult[],
  { language, wallMs, isInterrupted = false }: Pick<ReportContext, 'language' | 'wallMs' | 'isInterrupted'>,
): string {
  const catalogue = messages[language]
  const summary = summarizeRuns(results, wallMs)
  const counted = verdicts
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) =>
      formatMessage(catalogue.countedVerdicts[verdict], { count: summary[verdict] }, language),
    )
    .join(', ')
  const totals = [formatMessage(catalogue.counted.runs, { count: summary.runs }, language), counted]
    .filter((part) => part !== '')
    .join(': ')
  const wall = formatDuration(wallMs, catalogue.units)
  const words = formatMessage(catalogue.phrases.summary, { totals, wall }, language)
  return isInterrupted ? `${catalogue.phrases.interrupted}: ${words}` : words
}
