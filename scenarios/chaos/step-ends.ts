import type { OperationName, TraceEvent } from '../../contracts/trace/trace-event.ts'

/** Follows the trace of a run for how one job of the platform ends, for each order. */
export class StepEnds {
  readonly #job: OperationName
  /** Why it is not done, by order; undefined where it is. */
  readonly #undone = new Map<string, string | undefined>()

  constructor(job: OperationName) {
    this.#job = job
  }

  see(event: TraceEvent): void {
    if (event.type === 'operation' && event.name === this.#job && event.order !== undefined) {
      this.#undone.set(event.order, event.outcome === 'done' ? undefined : (event.reason ?? event.outcome))
    }
    // Clouden opens without a job of its own, as long as nobody repeats it.
    if (this.#job !== 'open') return
    if (event.type === 'service' && event.status === 'active') this.#undone.set(event.order, undefined)
    if (event.type === 'order') this.#undone.set(event.order, event.reason ?? event.step)
  }

  /** True where the platform has begun the job. */
  get isBegun(): boolean {
    return this.#undone.size > 0
  }

  /** Why the job was given up, for the first order for which it was; undefined where it was done for all. */
  get givenUp(): string | undefined {
    return [...this.#undone.values()].find((reason) => reason !== undefined)
  }
}
