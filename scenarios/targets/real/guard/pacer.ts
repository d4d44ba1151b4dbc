import type { Clock } from '../../../../simulators/clock/clock.ts'

/** Lets so many pass in a second at most, evenly, in the order in which they come. */
export type Pace = () => Promise<void>

/** @param clock - of the wall: a limit of requests in a second is one of real seconds */
export function makePacer(perSecond: number, clock: Pick<Clock, 'nowMs' | 'sleep'>): Pace {
  const gapMs = 1000 / perSecond
  let freeAtMs = 0
  return async () => {
    const nowMs = clock.nowMs()
    const atMs = Math.max(nowMs, freeAtMs)
    freeAtMs = atMs + gapMs
    if (atMs > nowMs) await clock.sleep(atMs - nowMs)
  }
}
