import type { RunResult } from '../../scenarios/run/run-result.ts'
import { distinct } from './distinct.ts'

/**
 * A name for each run that no other of them has, made from whatever decides its course: the same run has the same
 * name in every report. Runs that were the same are told apart by their order.
 */
export function runIds(results: readonly RunResult[]): ReadonlyMap<RunResult, string> {
  const ids = distinct(
    results.map(({ source, platform, target, dialect, profile, seed, clock }) =>
      [source, platform, target, dialect, ...(profile ? [profile.digest] : []), seed, clock].join(' '),
    ),
  )
  return new Map(results.map((run, index) => [run, ids[index] ?? '']))
}
