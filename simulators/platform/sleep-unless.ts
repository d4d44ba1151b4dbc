import type { Clock } from '../clock/clock.ts'

/** Sleeps for so long; false, and at once, where the signal comes before the end. */
export async function sleepUnless(signal: AbortSignal, clock: Clock, ms: number): Promise<boolean> {
  try {
    await clock.sleep(ms, signal)
    return true
  } catch {
    return false
  }
}
