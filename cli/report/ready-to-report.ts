import { dirname } from 'node:path'
import { readChaosLog } from '../chaos/chaos-log.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { unwritable } from '../output/unwritable.ts'
import { pairRuns } from '../../reports/compare/pair-runs.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'
import { refuseTwins } from './refuse-twins.ts'
import { storedReport } from './stored-report.ts'

/**
 * Finds out before the work whether its reports can be made of what they need and written where they are asked for, and
 * whether the baseline has any of the runs.
 *
 * @throws HarnessError of what is missing, or VMH_OUTPUT_UNWRITABLE
 */
export async function readyToReport(
  { report = [], baseline, chaos }: Pick<ReportOptions, 'report' | 'baseline' | 'chaos'>,
  runs: readonly RunIdentity[],
): Promise<readonly RunResult[] | undefined> {
  refuseTwins(report)
  const before = baseline === undefined ? undefined : (await storedReport(baseline)).report.runs
  if (before !== undefined) pairRuns(before, runs)
  if (chaos !== undefined) await readChaosLog(chaos)
  for (const { path } of report) {
    try {
      makeFolder(dirname(path))
    } catch (error) {
      throw unwritable(path, error)
    }
  }
  return before
}
