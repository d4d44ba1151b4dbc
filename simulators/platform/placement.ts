import { workerPool } from './worker-pool.ts'

/** Where in a VMmanager machines are made, by names. */
export interface Placement {
  /** The first cluster when absent. */
  readonly cluster?: string
  /** The pool that a new machine gets its addresses from; VMmanager chooses when absent. */
  readonly pool?: string
}

/** Runs the jobs of one key one after the other, and those of different keys side by side. */
export function poolByKey(): (key: string) => ReturnType<typeof workerPool> {
  const pools = new Map<string, ReturnType<typeof workerPool>>()
  return (key) => {
    const pool = pools.get(key) ?? workerPool(1)
    pools.set(key, pool)
    return pool
  }
}
