import type { ExpectedOutcome } from '../../contracts/trace/trace-event.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import type { Slo } from '../language/scenario.ts'

/** Objectives with every span in ms. */
export function sloMs(slo: Slo): NonNullable<ExpectedOutcome['slo']> {
  return Object.fromEntries(
    Object.entries(slo).map(([phase, limits]) => [
      phase,
      Object.fromEntries(Object.entries(limits).map(([percentile, span]) => [percentile, durationMs(span)])),
    ]),
  )
}
