import TinyQueue from 'tinyqueue'
import type { Cancel, Clock, Release } from './clock.ts'
import { sleepOn } from './sleep-on.ts'

interface Timer {
  readonly atMs: number
  readonly order: number
  ring: (() => void) | undefined
}

/** So many steps of time go on before signals, sockets and terminals get their turn. */
const stepsPerTurn = 256

/**
 * Time that nobody waits for: it jumps to the next timer as soon as nothing is in flight.
 * Timers of one moment ring in the order in which they were set, each with everything that follows
 * from it done before the next, so that the same program gives the same history.
 */
export class VirtualClock implements Clock {
  readonly name = 'virtual'
  readonly #timers = new TinyQueue<Timer>([], (a, b) => a.atMs - b.atMs || a.order - b.order)
  #nowMs = 0
  #timersSet = 0
  #holds = 0
  #steps = 0
  #stepPending = false
  #stopped = false

  nowMs(): number {
    return this.#nowMs
  }

  at(atMs: number, ring: () => void): Cancel {
    const timer: Timer = { atMs: Math.max(atMs, this.#nowMs), order: this.#timersSet++, ring }
    this.#timers.push(timer)
    this.#stepSoon()
    return () => {
      timer.ring = undefined
    }
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, ms, signal)
  }

  hold(): Release {
    this.#holds++
    let held = true
    return () => {
      if (!held) return
      held = false
      this.#holds--
      this.#stepSoon()
    }
  }

  stop(): void {
    this.#stopped = true
  }

  #stepSoon(): void {
    if (this.#stepPending || this.#stopped) return
    this.#stepPending = true
    // Both run after every promise that can go on has gone on: only then is nothing in flight. Ticks are the faster
    // way, and let nothing else of the process run; now and then it gets its turn.
    this.#steps++
    if (this.#steps % stepsPerTurn === 0) setImmediate(this.#step)
    else queueMicrotask(this.#tick)
  }

  readonly #tick = (): void => process.nextTick(this.#step)

  readonly #step = (): void => {
    this.#stepPending = false
    if (this.#holds > 0 || this.#stopped) return
    const timer = this.#nextTimer()
    if (timer === undefined) return
    this.#nowMs = timer.atMs
    timer.ring?.()
    this.#stepSoon()
  }

  #nextTimer(): Timer | undefined {
    let timer = this.#timers.pop()
    while (timer !== undefined && timer.ring === undefined) timer = this.#timers.pop()
    return timer
  }
}
