import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { erroredRun } from '../../scenarios/run/make-result.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { JsonReport } from '../json/json-report.ts'
import type { ReportOrigin } from '../report-context.ts'

/** The results of several reports as if one machine had done all. */
export interface MergedReports {
  readonly results: readonly RunResult[]
  /** Of the machine that took longest: they worked side by side. */
  readonly wallMs: number
  /** Shards of which there is no report; each is among the results as a run that errored. */
  readonly missing: readonly number[]
  /** What made them, in the same order. */
  readonly origins: readonly ReportOrigin[]
}

/**
 * Puts the reports of shards together, in the order of the shards, so that the whole is what one machine would have
 * reported. Durations are kept one by one: percentiles of the whole are those of all orders, not averages.
 * Reports that are no shards come in the order in which they are given. A shard without a report leaves a hole that
 * every report of the whole shows.
 *
 * @throws HarnessError VMH_SHARDS_INCOMPLETE where one is there twice, is of another run or of another division
 */
export function mergeReports(reports: readonly JsonReport[]): MergedReports {
  const of = reports.find(({ shard }) => shard !== undefined)?.shard?.of
  if (of !== undefined) checkParts(reports, of)
  const inOrder = reports.toSorted((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0))
  const wallMs = Math.max(0, ...reports.map(({ summary }) => summary.durationMs))
  const origins = inOrder.flatMap(({ origins = [] }) => origins)
  if (of === undefined) return { results: inOrder.flatMap(({ runs }) => runs), wallMs, missing: [], origins }
  const parts = Array.from({ length: of }, (_, part) => part + 1)
  const partOf = (index: number): JsonReport | undefined =>
    reports.find(({ shard }) => shard?.index === index)
  const missing = parts.filter((index) => partOf(index) === undefined)
  const [known] = inOrder.flatMap(({ runs }) => runs)
  const results = parts.flatMap(
    (index) => partOf(index)?.runs ?? (known === undefined ? [] : hole(index, of, known)),
  )
  return { results, wallMs, missing, origins }
}

function checkParts(reports: readonly JsonReport[], of: number): void {
  const seen = new Set<number>()
  const wholes = new Set<string>()
  for (const { shard } of reports) {
    if (shard === undefined) throw incomplete('one of the reports is of no shard')
    if (shard.of !== of) throw incomplete(`one is of ${shard.of} shards, another of ${of}`)
    if (seen.has(shard.index)) throw incomplete(`shard ${shard.index} of ${of} is there twice`)
    seen.add(shard.index)
    if (shard.whole !== undefined) wholes.add(shard.whole)
  }
  if (wholes.size > 1) throw incomplete('they are of different runs: of other scenarios, seeds or settings')
}

/** What stands for the runs of a shard that nobody has reported. */
function hole(index: number, of: number, { platform, target, dialect, seed, clock }: RunResult): RunResult {
  const identity = { platform, target, dialect, seed, clock, title: '' }
  const shard = `--shard=${index}/${of}`
  const why = { code: 'shard-missing', params: { index, of } } as const
  return erroredRun({ ...identity, scenario: `shard-${index}-of-${of}`, source: shard }, why, 0)
}

function incomplete(problem: string): HarnessError {
  return new HarnessError('VMH_SHARDS_INCOMPLETE', { problem })
}
