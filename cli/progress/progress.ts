import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { OutputStream } from '../surroundings.ts'

/** How far orders have come, from the first to the last state. */
const orderStates = ['waiting', 'creating', 'installing', 'noticing', 'active', 'refused', 'manual'] as const

type OrderState = (typeof orderStates)[number]

/** Counts orders by how far they have come. */
export class OrderCounts {
  readonly #counts = new Map<OrderState, number>()

  see(event: TraceEvent): void {
    if (event.type === 'order') {
      if (event.step === 'placed') this.#move(undefined, 'waiting')
      if (event.step === 'refused' || event.step === 'manual') this.#move(this.#furthest(), event.step)
    }
    if (event.type === 'service' && event.status === 'active') this.#move(this.#furthest(), 'active')
    if (event.type !== 'host') return
    if (event.change === 'accepted') this.#move('waiting', 'creating')
    if (event.change === 'disk-ready') this.#move('creating', 'installing')
    if (event.change === 'os-installed') this.#move('installing', 'noticing')
  }

  /** The states in which there are orders, in their order. */
  get counts(): readonly (readonly [OrderState, number])[] {
    return orderStates.flatMap((state) => {
      const count = this.#counts.get(state) ?? 0
      return count === 0 ? [] : [[state, count] as const]
    })
  }

  get settled(): number {
    return (['active', 'refused', 'manual'] as const).reduce(
      (sum, state) => sum + (this.#counts.get(state) ?? 0),
      0,
    )
  }

  /** An order that ends has most likely come as far as any that is under way. */
  #furthest(): OrderState {
    return (
      (['noticing', 'installing', 'creating'] as const).find((state) => (this.#counts.get(state) ?? 0) > 0) ??
      'waiting'
    )
  }

  #move(from: OrderState | undefined, to: OrderState): void {
    if (from !== undefined) this.#counts.set(from, Math.max(0, (this.#counts.get(from) ?? 0) - 1))
    this.#counts.set(to, (this.#counts.get(to) ?? 0) + 1)
  }
}

/** Shows that something happens while scenarios run. */
export interface Progress {
  begin(scenario: string, platform: string): (event: TraceEvent) => void
  end(result: RunResult): void
  /** Takes away what was only to be seen meanwhile. */
  finish(): void
}

/** What progress is shown of. */
export interface Shown {
  readonly stderr: OutputStream
  readonly runs: number
  readonly isQuiet: boolean
  /** Wall time since the beginning, in ms. */
  readonly nowMs: () => number
}

/** One line that keeps changing where somebody watches, one line per finished run where a log is kept. */
export function createProgress(shown: Shown): Progress {
  if (shown.isQuiet) return { begin: () => () => {}, end: () => {}, finish: () => {} }
  return shown.stderr.isTTY === true ? liveProgress(shown) : plainProgress(shown)
}

function plainProgress({ stderr, runs }: Shown): Progress {
  let done = 0
  return {
    begin: () => () => {},
    end: ({ scenario, platform, verdict }) => {
      stderr.write(`[${++done}/${runs}] ${verdict} ${scenario} on ${platform}\n`)
    },
    finish: () => {},
  }
}

/** Redrawing more often than this many events would cost more than the runs themselves. */
const eventsPerFrame = 200

function liveProgress({ stderr, runs, nowMs }: Shown): Progress {
  let done = 0
  let seen = 0
  let settled = 0
  const draw = (text: string): void => {
    const width = (stderr.columns ?? 80) - 1
    const left = done === 0 ? '' : ` ${secondsLeft(done, runs, nowMs())} s left`
    stderr.write(`\r\u001B[K${`[${done}/${runs}]${left} ${text}`.slice(0, width)}`)
  }
  return {
    begin: (scenario, platform) => {
      const orders = new OrderCounts()
      draw(`${scenario} on ${platform}`)
      return (event) => {
        const before = orders.settled
        orders.see(event)
        settled += orders.settled - before
        if (seen++ % eventsPerFrame > 0) return
        const states = orders.counts.map(([state, count]) => `${count} ${state}`).join(', ')
        const rate = Math.round((settled * 1000) / Math.max(1, nowMs()))
        draw(`${scenario} on ${platform}: ${states}; ${rate} orders/s, at ${Math.round(event.atMs / 1000)} s`)
      }
    },
    end: () => void done++,
    finish: () => stderr.write('\r\u001B[K'),
  }
}

/** As long as the runs so far took on average. */
function secondsLeft(done: number, runs: number, elapsedMs: number): number {
  return Math.ceil(((elapsedMs / done) * (runs - done)) / 1000)
}
