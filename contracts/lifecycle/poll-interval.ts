import type { TraceEvent } from '../trace/trace-event.ts'

/**
 * How often the platform looks at what it waits for: the median time between two looks of one order at the same place.
 * Undefined where it never looked twice.
 */
export function pollIntervalMs(events: readonly TraceEvent[]): number | undefined {
  const lastLooks = new Map<string, number>()
  const gaps: number[] = []
  for (const event of events) {
    if (event.type !== 'exchange' || event.order === undefined) continue
    const { method, path, query } = event.exchange.request
    if (method !== 'GET') continue
    const place = `${event.order} ${path}?${query}`
    const lastMs = lastLooks.get(place)
    if (lastMs !== undefined) gaps.push(event.sentAtMs - lastMs)
    lastLooks.set(place, event.sentAtMs)
  }
  return gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)]
}
