import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { JsonReport } from '../json/json-report.ts'

/** The results of several reports as if one machine had done all. */
export interface MergedReports {
  readonly results: readonly RunResult[]
  /** Of the machine that took longest: they worked side by side. */
  readonly wallMs: number
}

/**
 * Puts the reports of shards together, in the order of the shards, so that the whole is what one machine would have
 * reported. Durations are kept one by one: percentiles of the whole are those of all orders, not averages.
 * Reports that are no shards come in the order in which they are given.
 *
 * @throws HarnessError VMH_SHARDS_INCOMPLETE where one is missing, is there twice, or belongs to another division
 */
export function mergeReports(reports: readonly JsonReport[]): MergedReports {
  const shards = reports.flatMap(({ shard }) => shard ?? [])
  if (shards.length > 0) checkWhole(reports)
  const inOrder = reports.toSorted((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0))
  return {
    results: inOrder.flatMap(({ runs }) => runs),
    wallMs: Math.max(0, ...reports.map(({ summary }) => summary.durationMs)),
  }
}

function checkWhole(reports: readonly JsonReport[]): void {
  const of = reports.find(({ shard }) => shard !== undefined)?.shard?.of ?? 0
  const seen = new Set<number>()
  for (const { shard } of reports) {
    if (shard === undefined) throw incomplete('one of the reports is of no shard')
    if (shard.of !== of) throw incomplete(`one is of ${shard.of} shards, another of ${of}`)
    if (seen.has(shard.index)) throw incomplete(`shard ${shard.index} of ${of} is there twice`)
    seen.add(shard.index)
  }
  for (let index = 1; index <= of; index++)
    if (!seen.has(index)) throw incomplete(`shard ${index} of ${of} is missing`)
}

function incomplete(problem: string): HarnessError {
  return new HarnessError('VMH_SHARDS_INCOMPLETE', { problem })
}
