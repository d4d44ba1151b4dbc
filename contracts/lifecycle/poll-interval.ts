import type { TraceEvent } from '../trace/trace-event.ts'
import { outcomeOf } from '../exchange/check-exchange.ts'

/**
 * How often the platform looks at what it waits for: the median time between two looks of one order at the same place
 * that were both answered. A look that was refused or lost, as by a VMmanager that is unavailable, is repeated after
 * another pause, and a new try of a job begins anew: neither is polling. Undefined where it never looked twice.
 */
export function pollIntervalMs(events: readonly TraceEvent[]): number | undefined {
  const lastLooks = new Map<string, number>()
  const gaps: number[] = []
  for (const event of events) {
    if (event.type === 'operation' && event.outcome === 'started') forget(lastLooks, event.order)
    if (event.type !== 'exchange' || event.order === undefined) continue
    const { method, path, query } = event.exchange.request
    if (method !== 'GET') continue
    const place = `${event.order} ${path}?${query}`
    const lastMs = lastLooks.get(place)
    if (outcomeOf(event.exchange) !== 'done') {
      lastLooks.delete(place)
      continue
    }
    if (lastMs !== undefined) gaps.push(event.sentAtMs - lastMs)
    lastLooks.set(place, event.sentAtMs)
  }
  return gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)]
}

function forget(lastLooks: Map<string, number>, order: string | undefined): void {
  for (const place of lastLooks.keys()) if (place.startsWith(`${order} `)) lastLooks.delete(place)
}
