import { toMicroseconds } from '../trace/to-microseconds.ts'
import { milestonesOf } from './milestones-of.ts'
import { type PhaseDurations, type PhaseName, phaseNames, phases } from './phase.ts'
import type { RunPicture } from './run-picture.ts'

/**
 * How long the orders of a run spent in each phase. Phases may run beside each other: one that had already
 * ended when the one before it ended took no time of its own, and counts as 0. They are phases of a machine: orders of
 * virtual networks have none.
 */
export function phaseDurations(picture: RunPicture): PhaseDurations {
  const durations = Object.fromEntries(phaseNames.map((name) => [name, [] as number[]])) as Record<
    PhaseName,
    number[]
  >
  for (const order of picture.orders.values()) {
    if (order.product === 'networks') continue
    const milestones = milestonesOf(order, picture)
    for (const name of phaseNames) {
      const { [phases[name].from]: fromMs, [phases[name].to]: toMs } = milestones
      if (fromMs !== undefined && toMs !== undefined)
        durations[name].push(toMicroseconds(Math.max(0, toMs - fromMs)))
    }
  }
  return durations
}
