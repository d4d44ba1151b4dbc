import type { OrderEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'

/** The placing of each order, in their order. */
export function placedOrders(events: readonly TraceEvent[]): readonly (OrderEvent & Stamp)[] {
  return events.filter((event) => event.type === 'order' && event.step === 'placed') as (OrderEvent & Stamp)[]
}

/** By order, what its client is called in a scenario: as a scenario itself would call the client of the first order. */
export function clientNames(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>()
  return new Map(
    placedOrders(events).map(({ order, client }, index) => {
      const name = firsts.get(client) ?? `client-${index + 1}`
      firsts.set(client, name)
      return [order, name]
    }),
  )
}
