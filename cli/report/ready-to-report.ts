import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readChaosLog } from '../chaos/chaos-log.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import { unwritable } from '../output/unwritable.ts'
import { storedReport } from './stored-report.ts'

/**
 * Finds out before the work whether its reports can be made of what they need and written where they are asked for.
 *
 * @throws HarnessError of what is missing, or VMH_OUTPUT_UNWRITABLE
 */
export async function readyToReport({
  report = [],
  baseline,
  chaos,
}: Pick<ReportOptions, 'report' | 'baseline' | 'chaos'>): Promise<void> {
  if (baseline !== undefined) await storedReport(baseline)
  if (chaos !== undefined) await readChaosLog(chaos)
  for (const { path } of report) {
    await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
      throw unwritable(path, error)
    })
  }
}
