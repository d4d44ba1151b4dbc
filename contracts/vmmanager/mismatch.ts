/** One way in which a value departs from what the description asks of it. */
export interface Mismatch {
  /** JSON Schema keyword that failed; `status` for an undeclared status, `body` for a body where none belongs. */
  readonly keyword: string
  /** JSON pointer into the value, '' for the whole of it; a missing property is pointed at where it belongs. */
  readonly pointer: string
  /** Name of the property (or query parameter) that is missing, or that nobody knows. */
  readonly property?: string
  /** What is asked for, in words: `integer`, `one of created, running`. */
  readonly expected: string
  /** What was found, as short JSON; for a secret, its type. */
  readonly actual: string
  /** JSON pointer into the bundled description. */
  readonly place: string
}

/** What a value without fault yields; one array for all, so that good exchanges cost nothing. */
export const conforming: readonly Mismatch[] = Object.freeze([])
