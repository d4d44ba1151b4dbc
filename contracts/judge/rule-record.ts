import type { RuleState } from './verdict.ts'

/** One rule in one run. */
export interface RuleRecord {
  readonly rule: string
  readonly state: RuleState
  /** How often the rule could have been broken; never 0 where it held or was broken. */
  readonly occasions: number
  /** Present where only a part of what the rule is about is seen. */
  readonly partly?: true
}
