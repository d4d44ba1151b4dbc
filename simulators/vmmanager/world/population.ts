/** Who and what is in a world before its story begins. */
export interface Population {
  /** Clients with an account. */
  readonly clients: number
  /** Machines of each cluster, the first cluster first; they belong to the clients in turn. */
  readonly machines: readonly number[]
}
