import { workerPool } from './worker-pool.ts'

/** Runs the jobs of one key one after the other, and those of different keys side by side. */
export function poolByKey(): (key: string) => ReturnType<typeof workerPool> {
  const pools = new Map<string, ReturnType<typeof workerPool>>()
  return (key) => {
    const pool = pools.get(key) ?? workerPool(1)
    pools.set(key, pool)
    return pool
  }
}
