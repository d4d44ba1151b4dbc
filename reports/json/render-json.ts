import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'
import { findingWords } from '../messages/finding-words.ts'
import type { Language } from '../i18n/messages.ts'
import { unprovenWords, whyNotRunWords } from '../messages/run-words.ts'
import { replayCommand } from '../replay/reproduce-commands.ts'
import { summarizeRuns } from '../messages/summary-words.ts'
import { JSON_REPORT_VERSION, type JsonFinding, type JsonReport, type JsonRun } from './json-report.ts'

/** The JSON report; generated/report.schema.json describes it. */
export function renderJson(results: readonly RunResult[], context: ReportContext): string {
  return `${JSON.stringify(toJsonReport(results, context), null, 2)}\n`
}

/** The results as the value that the JSON report holds. */
export function toJsonReport(
  results: readonly RunResult[],
  { language, wallMs, shard, comparison, isInterrupted, origins = [] }: ReportContext,
): JsonReport {
  return {
    version: JSON_REPORT_VERSION,
    ...(shard && { shard }),
    ...(isInterrupted === true && { interrupted: true }),
    ...(origins.length > 0 && { origins }),
    summary: summarizeRuns(results, wallMs),
    runs: results.map((result) => toJsonRun(result, language)),
    ...(comparison && { comparison }),
  }
}

function toJsonRun({ unproven, ...result }: RunResult, language: Language): JsonRun {
  const findings = result.findings.map((finding) => toJsonFinding(finding, language))
  const worded = unproven?.map((some) => ({ ...some, ...unprovenWords(some, language) }))
  return {
    ...result,
    ...whyNotRunWords(result, language),
    findings,
    ...(worded && { unproven: worded }),
    replay: replayCommand(result),
  }
}

function toJsonFinding(finding: EvidencedFinding, language: Language): JsonFinding {
  return { ...finding, message: findingWords(finding, language) }
}
