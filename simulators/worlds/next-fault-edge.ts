import type { ArmedFault } from '../faults/faults.ts'

/** The fields of faults that name a moment of their world at which they begin or end. */
const edges = ['fromMs', 'untilMs', 'atMs'] as const

/** When the next armed fault begins or ends after `nowMs`; undefined where none does. */
export function nextFaultEdgeMs(armed: readonly ArmedFault[], nowMs: number): number | undefined {
  let next: number | undefined
  for (const { fault } of armed) {
    const fields = fault as Readonly<Partial<Record<string, unknown>>>
    for (const edge of edges) {
      const atMs = fields[edge]
      if (typeof atMs === 'number' && atMs > nowMs && atMs < (next ?? Number.POSITIVE_INFINITY)) next = atMs
    }
  }
  return next
}
