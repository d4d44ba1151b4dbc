import type { HttpMethod } from '../exchange/exchange.ts'

/** What came of asking a VMmanager for one operation of the contract in one place. */
export interface Observation {
  /** Id in the contract. */
  readonly operation: string
  readonly method: HttpMethod
  /** Path template. */
  readonly path: string
  readonly status: number
  /** Parsed JSON, or the text itself. */
  readonly body: unknown
}

/** Why nothing can be said of an operation, or of what its list would hold. */
export type Unobserved = {
  readonly operation: string
  readonly reason: UnobservedReason
  readonly detail?: string
}

/**
 * `changing`: it is never asked, since it changes something, and no description tells of it; `no-item`: there is none
 * to ask about; `no-value`: nobody knows what to ask for; `empty`: its list has no items; `asleep`: 503 until the
 * end; `refused`: an error that says nothing of the operation; `no-answer`: none came; `untold`: the description has
 * the operation and not its bodies.
 */
export type UnobservedReason =
  | 'changing'
  | 'no-item'
  | 'no-value'
  | 'empty'
  | 'asleep'
  | 'refused'
  | 'no-answer'
  | 'untold'
