import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'
import { toJsonReport } from './to-json-report.ts'

/** The JSON report; generated/report.schema.json describes it. */
export function renderJson(results: readonly RunResult[], context: ReportContext): string {
  return `${JSON.stringify(toJsonReport(results, context), null, 2)}\n`
}
