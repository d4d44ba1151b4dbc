import type { ArmedFault } from '../faults/faults.ts'

/** When the next armed fault comes to life or ends after `nowMs`; undefined where none does. */
export function nextFaultEdgeMs(armed: readonly ArmedFault[], nowMs: number): number | undefined {
  const edges = armed
    .flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
    .filter((atMs) => atMs > nowMs && Number.isFinite(atMs))
  return edges.length === 0 ? undefined : Math.min(...edges)
}
