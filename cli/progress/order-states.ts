import type { TraceEvent } from '../../contracts/trace/trace-event.ts'

/** How far orders have come, from the first to the last state. */
export const orderStates = [
  'waiting',
  'creating',
  'installing',
  'noticing',
  'active',
  'refused',
  'manual',
] as const

export type OrderState = (typeof orderStates)[number]

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
