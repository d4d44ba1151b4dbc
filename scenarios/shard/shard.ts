/** Which part of all runs one machine does. */
export interface Shard {
  /** From 1 on. */
  readonly index: number
  readonly of: number
  /** Which whole it is a part of: the same for all parts of one. Absent in reports of versions that did not know. */
  readonly whole?: string
}

/** The part of a shard: neighbours stay together, so that parts in the order of their shards are the whole again. */
export function partOf<Item>(all: readonly Item[], { index, of }: Shard): readonly Item[] {
  const edge = (shards: number): number => Math.floor((all.length * shards) / of)
  return all.slice(edge(index - 1), edge(index))
}
