import type { QuirkName } from '../../simulators/quirks/quirks.ts'

/** A run that passes on healthy mocks and fails with the quirk, by a rule that is meant to find it. */
export interface Kill {
  readonly scenario: string
  readonly platform: string
  readonly rule: string
}

/** What the suite found of one quirk. */
export interface QuirkResult {
  readonly quirk: QuirkName
  readonly kills: readonly Kill[]
  /** Rules that found something else than what was meant. */
  readonly others: readonly string[]
}
