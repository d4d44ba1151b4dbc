import type { RuleState } from './verdict.ts'

/** Why a run is inconclusive. The reports say of each what would make it conclusive. */
const unprovenCodes = [
  'gap',
  'log-only',
  'nothing-changed',
  'outcome-unknown',
  'not-followed',
  'objective-open',
] as const
export type UnprovenCode = (typeof unprovenCodes)[number]

/** Something decisive that was not seen. */
export interface Unproven {
  readonly code: UnprovenCode
  readonly order?: string
  readonly params: Readonly<Record<string, string | number>>
  /** Places (`seq`) in the trace of the events that left it open. */
  readonly witness: readonly number[]
}

/** One rule in one run. */
export interface RuleRecord {
  readonly rule: string
  readonly state: RuleState
  /** How often the rule could have been broken; never 0 where it held or was broken. */
  readonly occasions: number
  /** Present where only a part of what the rule is about is seen. */
  readonly partly?: true
}
