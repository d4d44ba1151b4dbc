import type { JsonReport } from '../../reports/json/json-report.ts'
import { readJsonReport } from '../../reports/json/read-json-report.ts'
import { mostRecordedBytes, readInput } from '../../scenarios/load/read-input.ts'

/** A report that an earlier run has left. */
export interface StoredReport {
  readonly file: string
  readonly report: JsonReport
}

/** @throws HarnessError VMH_INPUT_MISSING or VMH_REPORT_FOREIGN */
export async function storedReport(file: string): Promise<StoredReport> {
  return { file, report: readJsonReport(await readInput(file, mostRecordedBytes), file) }
}
