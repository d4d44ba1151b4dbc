/** A line of a file, for tools that show findings where they belong. */
export interface Place {
  /** Path as it was given, or as it is in the package. */
  readonly file: string
  /** From 1. */
  readonly line: number
}
