import type { OrderLane } from './order-lane.ts'

/** More rows than these nobody reads. */
export const mostLanes = 24

/**
 * Those that a reader looks for, where there are too many: orders with findings, then those that did not become Active,
 * then those that a fault struck, and of equals the slowest; all in the order in which they were placed.
 */
export function chosenLanes(lanes: readonly OrderLane[], broken: ReadonlySet<string>): readonly OrderLane[] {
  if (lanes.length <= mostLanes) return lanes
  const weight = ({ order, outcome, faults }: OrderLane): number =>
    (broken.has(order) ? 4 : 0) + (outcome === 'active' ? 0 : 2) + (faults.length > 0 ? 1 : 0)
  const tookMs = ({ fromMs, toMs }: OrderLane): number => toMs - fromMs
  const heaviest = lanes
    .toSorted((a, b) => weight(b) - weight(a) || tookMs(b) - tookMs(a))
    .slice(0, mostLanes)
  const chosen = new Set(heaviest)
  return lanes.filter((lane) => chosen.has(lane))
}
