import type { RunResult } from '../scenarios/run/run-result.ts'

/** How many runs ended each way. */
export interface RunSummary {
  readonly runs: number
  readonly passed: number
  readonly failed: number
  readonly inconclusive: number
  readonly errored: number
  readonly skipped: number
  /** Wall time of the whole invocation; runs go side by side, so it is less than the sum of theirs. */
  readonly durationMs: number
}

/** Counts `results` by verdict. `wallMs` is the wall time that all of them together took. */
export function summarizeRuns(results: readonly RunResult[], wallMs: number): RunSummary {
  const count = (verdict: RunResult['verdict']): number =>
    results.filter((result) => result.verdict === verdict).length
  return {
    runs: results.length,
    passed: count('passed'),
    failed: count('failed'),
    inconclusive: count('inconclusive'),
    errored: count('errored'),
    skipped: count('skipped'),
    durationMs: wallMs,
  }
}
