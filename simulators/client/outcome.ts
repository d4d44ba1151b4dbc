import type { CallTrouble } from './call-result.ts'

/** Why a step could not be done. */
export interface Trouble {
  readonly trouble: CallTrouble
}

/** The answer of a step, or why there is none. */
export type Outcome<Value> = Value | Trouble

export function isTrouble(outcome: unknown): outcome is Trouble {
  return typeof outcome === 'object' && outcome !== null && 'trouble' in outcome
}
