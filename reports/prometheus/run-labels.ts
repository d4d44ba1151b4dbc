import type { RunResult } from '../../scenarios/run/run-result.ts'
import { occurrences } from '../identity/occurrences.ts'
import type { Labels } from './exposition.ts'

/** The labels of each run; where the same run comes again, `repeat` tells it apart, for no two may be the same. */
export function runLabels(results: readonly RunResult[]): ReadonlyMap<RunResult, Labels> {
  const labels = results.map(({ scenario, source, platform, target, dialect, profile, seed, clock }) => ({
    scenario,
    source,
    platform,
    target,
    dialect,
    ...(profile && { profile: `${profile.name} ${profile.digest}` }),
    seed,
    clock,
  }))
  const counts = occurrences(labels.map((each) => JSON.stringify(each)))
  return new Map(
    results.map((run, index) => {
      const repeat = counts[index] ?? 1
      return [run, { ...labels[index], ...(repeat > 1 && { repeat }) }]
    }),
  )
}
