import type { Clock } from '../clock/clock.ts'

/** Runs jobs, first come first served, at most `workers` of them at once. */
export function workerPool(workers: number): <Result>(job: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let free = workers
  return async (job) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}

/** Sleeps for so long; false, and at once, where the signal comes before the end. */
export async function sleepUnless(signal: AbortSignal, clock: Clock, ms: number): Promise<boolean> {
  try {
    await clock.sleep(ms, signal)
    return true
  } catch {
    return false
  }
}
