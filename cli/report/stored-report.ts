import type { JsonReport } from '../../reports/json/json-report.ts'
import { readJsonReport } from '../../reports/json/read-json-report.ts'
import { mostRecordedBytes, readInput } from '../../scenarios/load/read-input.ts'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'

/** A report that an earlier run has left. */
export interface StoredReport {
  readonly file: string
  readonly report: JsonReport
}

/** @throws HarnessError VMH_INPUT_MISSING or VMH_REPORT_FOREIGN */
export async function storedReport(file: string): Promise<StoredReport> {
  return { file, report: readJsonReport(await readInput(file, mostRecordedBytes), file) }
}

/**
 * All that happened in the runs of stored reports, from their traces: in the folder `traces` beside the report, where
 * `run --out` has put them, or else where the report says. A run that wrote no trace has no events.
 */
export async function reportEvents(
  stored: readonly StoredReport[],
): Promise<ReadonlyMap<RunResult, readonly TraceEvent[]>> {
  const events = new Map<RunResult, readonly TraceEvent[]>()
  for (const { file, report } of stored) {
    for (const run of report.runs) {
      if (run.trace === undefined) continue
      const beside = join(dirname(file), 'traces', basename(run.trace))
      const path = existsSync(beside) ? beside : run.trace
      events.set(run, decodeTrace(await readInput(path, mostRecordedBytes), path))
    }
  }
  return events
}
