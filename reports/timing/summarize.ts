import { type PhaseDurations, type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import { nearestRank } from '../../contracts/lifecycle/quantile.ts'

/** How a number of durations lie, in ms. Percentiles are by nearest rank, so each is a duration that occurred. */
export interface DurationSummary {
  readonly count: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

/** Summary of each phase; undefined for a phase that no order passed. */
export type PhaseSummaries = Readonly<Record<PhaseName, DurationSummary | undefined>>

/** Summary of `durationsMs`, in any order; undefined where there are none. */
export function summarize(durationsMs: readonly number[]): DurationSummary | undefined {
  const sorted = durationsMs.toSorted((left, right) => left - right)
  const max = sorted.at(-1)
  if (max === undefined) return undefined
  const rank = (percent: number): number => nearestRank(sorted, percent) ?? max
  return { count: sorted.length, p50Ms: rank(50), p90Ms: rank(90), p99Ms: rank(99), maxMs: max }
}

/** Summary of each phase of a run. */
export function summarizePhases(phases: PhaseDurations): PhaseSummaries {
  return Object.fromEntries(phaseNames.map((name) => [name, summarize(phases[name])])) as PhaseSummaries
}
