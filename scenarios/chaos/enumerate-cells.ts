import type { Platform } from '../../contracts/trace/trace-event.ts'
import { type FaultName } from '../../simulators/faults/fault.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import type { ChaosCell } from './chaos-cell.ts'
import { chaosSteps } from './chaos-steps.ts'

/** What of the matrix is wanted; all of it where nothing is said. */
export interface ChaosChoices {
  readonly platforms: readonly Platform[]
  readonly dialects: readonly string[]
  readonly steps?: readonly string[]
  readonly faults?: readonly string[]
}

/** Every cell of the matrix, in an order that does not change. */
export function enumerateCells({ platforms, dialects, steps, faults }: ChaosChoices): readonly ChaosCell[] {
  const names = Object.keys(chaosSteps).filter((step) => steps?.includes(step) !== false)
  const known = (Object.keys(faultDefinitions) as FaultName[]).filter(
    (fault) => faults?.includes(fault) !== false,
  )
  return names.flatMap((step) =>
    known.flatMap((fault) =>
      platforms.flatMap((platform) => dialects.map((dialect) => ({ step, fault, platform, dialect }))),
    ),
  )
}
