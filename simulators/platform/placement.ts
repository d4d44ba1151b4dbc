/** Where in a VMmanager machines are made, by names. */
export interface Placement {
  /** The first cluster when absent. */
  readonly cluster?: string
  /** The pool that a new machine gets its addresses from; VMmanager chooses when absent. */
  readonly pool?: string
}
