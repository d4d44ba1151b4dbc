import type { RunResult } from '../scenarios/run/run-result.ts'

/** Runs that share all of their circumstances, so that their durations may stand in one table. */
export interface RunGroup extends Pick<
  RunResult,
  'platform' | 'target' | 'dialect' | 'profile' | 'seed' | 'clock'
> {
  readonly runs: readonly RunResult[]
}

/** Groups runs by platform, target, dialect, profile, seed and clock, in the order of their first appearance. */
export function groupRuns(results: readonly RunResult[]): readonly RunGroup[] {
  const groups = Map.groupBy(results, ({ platform, target, dialect, profile, seed, clock }) =>
    JSON.stringify([platform, target, dialect, profile?.digest, seed, clock]),
  )
  return [...groups.values()].flatMap((runs) => {
    const [first] = runs
    if (first === undefined) return []
    const { platform, target, dialect, profile, seed, clock } = first
    return [{ platform, target, dialect, ...(profile && { profile }), seed, clock, runs }]
  })
}
