/** What a name or a code stands for. */
export interface Explanation {
  readonly kind: 'rule' | 'fault' | 'quirk' | 'error' | 'failure'
  readonly name: string
  readonly meaning: string
  /** What else is told of it: ways in which it is broken, what is done about it. */
  readonly details: readonly string[]
  /** Why it matters to the business. */
  readonly why: readonly string[]
  /** A command that shows it; absent where none does by itself. */
  readonly reproduce?: string
  readonly source: string
}
