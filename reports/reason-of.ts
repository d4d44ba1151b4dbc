import type { RunResult } from '../scenarios/run/run-result.ts'

/** Why a run was skipped or errored, and what to do about it where that is known; undefined where it was neither. */
export function reasonOf({ reason, remedy }: Pick<RunResult, 'reason' | 'remedy'>): string | undefined {
  return reason === undefined || remedy === undefined ? reason : `${reason}; ${remedy}`
}
