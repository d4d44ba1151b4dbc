/** What came of one interaction. */
export interface VerifiedInteraction {
  readonly consumer: string
  readonly description: string
  /** Its states. */
  readonly given: readonly string[]
  readonly outcome: Outcome
  /** What is wrong, each with the field that it is about; or why it was skipped. */
  readonly problems: readonly string[]
}

/** `skipped` is never a success: nothing was proven. */
export type Outcome = 'verified' | 'broken' | 'skipped'

/** What was seen of one interaction while Pact verified it. */
export interface SeenInteraction {
  /** Names of its states, in the order in which they were asked for. */
  readonly states: string[]
  /** Why nobody could bring about a state of it here. */
  unsettable?: string
  /** Why VMmanager has not done what brings about a state of it. */
  failed?: string
}
