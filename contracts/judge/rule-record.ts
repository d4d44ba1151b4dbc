/**
 * What became of a rule in a run. `held`: it could have been broken and was not. `no-occasion`: nothing happened that it
 * is about. `not-observable`: nobody saw what it is about, or not to the end.
 */
export type RuleState = 'held' | 'no-occasion' | 'not-observable' | 'broken'

/** One rule in one run. */
export interface RuleRecord {
  readonly rule: string
  readonly state: RuleState
  /** How often the rule could have been broken; never 0 where it held or was broken. */
  readonly occasions: number
  /** Present where only a part of what the rule is about is seen. */
  readonly partly?: true
}
