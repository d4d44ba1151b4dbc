import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { mostRecordedBytes, readInput } from '../../scenarios/load/read-input.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { StoredReport } from './stored-report.ts'

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
