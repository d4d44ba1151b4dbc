/** Who broke the contract: a bad request is the consumer's, a bad response the provider's. */
export type Party = 'consumer' | 'provider'

/** One place in which one exchange departs from the contract. */
export interface Violation {
  readonly party: Party
  /** Operation id, e.g. `host-create`; absent where no operation matches the request. */
  readonly operation?: string
  readonly part: 'request' | 'request.query' | 'request.body' | 'response.status' | 'response.body'
  /** JSON pointer into the part, '' for the whole of it. */
  readonly pointer: string
  /** What the contract asks for, in words: `integer`, `one of created, running, complete`. */
  readonly expected: string
  /** What was found, as short JSON (at most 80 characters). */
  readonly actual: string
  /** Where the contract says so: JSON pointer into the bundled description, e.g. `#/components/schemas/Task/properties/status`. */
  readonly place: string
}
