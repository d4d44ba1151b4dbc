import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { OperationName, TraceEvent } from '../trace/trace-event.ts'

/** Jobs of one name for one order. */
interface Tries {
  count: number
  /** When the first of those that go on began. */
  readonly sinceMs: number
}

/** Which jobs are being tried for which order. */
export class JobsUnderWay {
  readonly #picture: RunPicture
  readonly #tries = new Map<string, Map<OperationName, Tries>>()

  constructor(picture: RunPicture) {
    this.#picture = picture
  }

  see(event: TraceEvent): void {
    if (event.type !== 'operation' || event.order === undefined) return
    const ofOrder = this.#tries.get(event.order) ?? new Map<OperationName, Tries>()
    this.#tries.set(event.order, ofOrder)
    const tries = ofOrder.get(event.name)
    if (event.outcome === 'started') {
      ofOrder.set(event.name, { count: (tries?.count ?? 0) + 1, sinceMs: tries?.sinceMs ?? event.atMs })
      return
    }
    if (tries !== undefined && --tries.count < 1) ofOrder.delete(event.name)
  }

  /** Those that had begun by then and go on; an order that has not settled is being opened. */
  of(order: string, byMs: number): ReadonlySet<OperationName> {
    const opening = this.#picture.orders.get(order)
    const names = [...(this.#tries.get(order) ?? [])].filter(([, { sinceMs }]) => sinceMs <= byMs)
    const isOpening = opening !== undefined && opening.settled === undefined
    return new Set([...names.map(([name]) => name), ...(isOpening ? (['open'] as const) : [])])
  }
}
