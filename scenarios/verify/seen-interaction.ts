/** What was seen of one interaction while Pact verified it. */
export interface SeenInteraction {
  /** Names of its states, in the order in which they were asked for. */
  readonly states: string[]
  /** Why nobody could bring about a state of it here. */
  unsettable?: string
  /** Why VMmanager has not done what brings about a state of it. */
  failed?: string
}
