import { isLink } from '../../contracts/judge/cause-chain.ts'
import type { Finding } from '../../contracts/invariants/finding.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'

/** More events than this are not kept in memory, however many orders run. */
export const mostKept = 20_000

/** The events of a run while they are few. */
export class Evidence {
  readonly #most: number
  #events: TraceEvent[] | undefined = []

  constructor(most: number = mostKept) {
    this.#most = most
  }

  see(event: TraceEvent): void {
    if (this.#events === undefined) return
    if (this.#events.length >= this.#most) this.#events = undefined
    else this.#events.push(event)
  }

  /** Undefined where there were too many to be kept. */
  get events(): readonly TraceEvent[] | undefined {
    return this.#events
  }
}

/**
 * The events that findings point at, and those that may have led to them, by their place in the trace. Of the latter
 * no more than `mostKept`.
 */
export class Witnesses {
  readonly #wanted: ReadonlySet<number>
  readonly #events: TraceEvent[] = []
  #links = 0

  constructor(findings: readonly Finding[]) {
    this.#wanted = new Set(findings.flatMap(({ witness }) => witness))
  }

  see(event: TraceEvent): void {
    if (this.#wanted.has(event.seq) || this.#isKeptLink(event)) this.#events[event.seq] = event
  }

  #isKeptLink(event: TraceEvent): boolean {
    return isLink(event) && this.#links++ < mostKept
  }

  /** Each at its place; the others are not there. */
  get events(): readonly TraceEvent[] {
    return this.#events
  }
}
