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
