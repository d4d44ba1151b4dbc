import type { FailureCode } from '../../contracts/failures/failures.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** Why a run was skipped, or did not come to its end though nothing failed. The reports say of each what to do. */
export const whyNotRunCodes = [
  'other-platform',
  'simulated-only',
  'not-observable',
  'one-preset',
  'one-os',
  'no-os',
  'no-preset',
  'vms-over-budget',
  'vms-over-left',
  'ram-over-budget',
  'ram-over-left',
  'cut-short',
  'not-begun',
  'shard-missing',
] as const
export type WhyNotRunCode = (typeof whyNotRunCodes)[number]

/** Why there is no verdict about the system under test; a failure of the harness stands by its own code. */
export interface WhyNotRun {
  readonly code: WhyNotRunCode | FailureCode
  readonly params: Readonly<Record<string, string | number>>
}

/** A run that was still waiting when the work was interrupted. */
export const notBegun: WhyNotRun = { code: 'not-begun', params: {} }

/** What went wrong in the harness; whatever is no failure of ours is VMH_INTERNAL. */
export function whyFailed(error: unknown): WhyNotRun {
  if (HarnessError.is(error)) return { code: error.code, params: error.params }
  const problem = error instanceof Error ? error.message : String(error)
  return { code: 'VMH_INTERNAL', params: { problem } }
}
