import { dirname, join, resolve } from 'node:path'
import { readChaosLog } from '../chaos/chaos-log.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { pairRuns } from '../../reports/compare/pair-runs.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'
import { storedReport } from './stored-report.ts'
import { unwritable } from '../output/write-whole.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { ReportRequest } from '../options/parsers.ts'
import { readdir, realpath, rm, stat } from 'node:fs/promises'

/** What runs write into their folder, by the names of their files. */
const written: readonly { readonly folder: string; readonly files: RegExp }[] = [
  { folder: 'traces', files: /\.ndjson$/ },
  { folder: 'logs', files: /\.log$/ },
]

/**
 * Removes what an earlier run has left where this one will write, so that nobody takes its reports for those of a run
 * that was killed. Only files of names that runs write are removed, and no device or pipe.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export async function clearStale(reports: readonly ReportRequest[], out: string | undefined): Promise<void> {
  const left = out === undefined ? [] : await Promise.all(written.map((kind) => leftIn(out, kind)))
  const paths = [...reports.map(({ path }) => path), ...left.flat()]
  await Promise.all(
    paths.map(async (path) => {
      try {
        await removeFile(path)
      } catch (error) {
        throw unwritable(path, error)
      }
    }),
  )
}

async function leftIn(out: string, { folder, files }: (typeof written)[number]): Promise<readonly string[]> {
  const path = join(out, folder)
  const names = await readdir(path).catch(() => [])
  return names.filter((name) => files.test(name)).map((name) => join(path, name))
}

/** A link stays, and leads to nothing for a while. */
async function removeFile(path: string): Promise<void> {
  const place = await realpath(path).catch(() => undefined)
  if (place === undefined) return
  if ((await stat(place)).isFile()) await rm(place, { force: true })
}

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

/**
 * Two reports of one path: the second would replace the first, and nobody would know.
 *
 * @throws HarnessError VMH_REPORT_TWICE
 */
export function refuseTwins(reports: readonly ReportRequest[]): void {
  for (const [path, requests] of Map.groupBy(reports, (request) => resolve(request.path))) {
    const [first, second] = requests
    if (first === undefined || second === undefined || path === '/dev/null') continue
    const formats = requests.map(({ format }) => format).join(', ')
    throw new HarnessError('VMH_REPORT_TWICE', { path: first.path, formats })
  }
}
