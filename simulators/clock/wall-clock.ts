import type { Cancel, Clock, Release } from './clock.ts'
import { sleepOn } from './sleep-on.ts'

/** Longest span that a Node timer can wait; longer ones would ring at once. */
const longestTimerMs = 2 ** 31 - 1

/**
 * Time that follows the wall. With `speed` 60 an hour of the world passes in a minute.
 * Its times are those of the world, not of the wall.
 */
export class WallClock implements Clock {
  readonly name: string
  readonly #speed: number
  readonly #beganMs = performance.now()
  readonly #pending = new Set<Cancel>()
  #isStopped = false

  constructor(speed = 1) {
    this.#speed = speed
    this.name = speed === 1 ? 'real' : `scaled:${speed}`
  }

  /** The date of its beginning, in ms since 1970. */
  get beganAtMs(): number {
    return Math.round(performance.timeOrigin + this.#beganMs)
  }

  nowMs(): number {
    return (performance.now() - this.#beganMs) * this.#speed
  }

  at(atMs: number, ring: () => void): Cancel {
    if (this.#isStopped) return () => {}
    let timer: NodeJS.Timeout
    const cancel = (): void => {
      clearTimeout(timer)
      this.#pending.delete(cancel)
    }
    const wait = (leftMs: number): void => {
      timer = setTimeout(look, Math.max(0, Math.min(Math.ceil(leftMs), longestTimerMs)))
    }
    // Node rings up to a millisecond early, which a fast clock makes a long time: look again before ringing.
    const look = (): void => {
      const leftMs = (atMs - this.nowMs()) / this.#speed
      if (leftMs > 0) {
        wait(leftMs)
        return
      }
      this.#pending.delete(cancel)
      ring()
    }
    this.#pending.add(cancel)
    wait((atMs - this.nowMs()) / this.#speed)
    return cancel
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, ms, signal)
  }

  hold(): Release {
    return () => {}
  }

  stop(): void {
    this.#isStopped = true
    for (const cancel of this.#pending) cancel()
  }
}
