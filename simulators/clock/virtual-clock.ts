import TinyQueue from 'tinyqueue'
import type { Cancel, Clock, Release } from './clock.ts'
import { sleepOn } from './sleep-on.ts'
import { WallClock } from './wall-clock.ts'

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
 *
 * With a `speed` it waits before each jump until the wall has come as far, so many times as fast: somebody can watch,
 * and the history is the same, however slow the machine is.
 */
export class VirtualClock implements Clock {
  readonly name: string
  readonly #speed: number
  readonly #wall: WallClock | undefined
  readonly #timers = new TinyQueue<Timer>([], (a, b) => a.atMs - b.atMs || a.order - b.order)
  #nowMs = 0
  #timersSet = 0
  #holds = 0
  #steps = 0
  #stepPending = false
  #stopped = false
  #stopWaiting: Cancel = () => {}

  constructor(speed: number = Infinity) {
    this.#speed = speed
    this.#wall = speed === Infinity ? undefined : new WallClock(speed)
    this.name = speed === Infinity ? 'virtual' : `scaled:${speed}`
  }

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
    this.#wall?.stop()
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
    this.#stopWaiting()
    const timer = this.#nextTimer()
    if (timer === undefined) return
    if (this.#wall !== undefined && timer.atMs - this.#wall.nowMs() > this.#speed) {
      this.#stopWaiting = this.#wall.at(timer.atMs, this.#step)
      return
    }
    this.#timers.pop()
    this.#nowMs = timer.atMs
    timer.ring?.()
    this.#stepSoon()
  }

  #nextTimer(): Timer | undefined {
    let timer = this.#timers.peek()
    while (timer !== undefined && timer.ring === undefined) {
      this.#timers.pop()
      timer = this.#timers.peek()
    }
    return timer
  }
}
