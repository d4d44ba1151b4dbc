import type { Verdict } from '../contracts/judge/verdict.ts'

/** What the exit codes mean. They are part of the interface: never reused. */
export const exitCodes = {
  good: 0,
  /** The thing under test is bad. */
  bad: 1,
  /** Wrong use or unreadable input. */
  usage: 2,
  /** The environment failed. */
  environment: 3,
  interrupted: 130,
} as const

/** What counts as bad besides a failed run. */
export interface ExitPolicy {
  /** Whether something decisive that was not seen is as bad as something broken. */
  readonly requireConclusive?: boolean
  /** Whether it is well that nothing was run, since every run was skipped. */
  readonly allowSkipped?: boolean
}

/** The exit code for what came of the runs: a bad one weighs more than one that could not be judged. */
export function exitCodeOf(
  verdicts: readonly Verdict[],
  { requireConclusive = false, allowSkipped = false }: ExitPolicy = {},
): number {
  if (verdicts.includes('failed') || (requireConclusive && verdicts.includes('inconclusive')))
    return exitCodes.bad
  const isIdle = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'skipped')
  if (isIdle && !allowSkipped) return exitCodes.bad
  return verdicts.includes('errored') ? exitCodes.environment : exitCodes.good
}
