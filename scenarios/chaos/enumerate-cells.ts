import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { chaosSteps } from './chaos-steps.ts'
import type { ChaosCell } from './cell-record.ts'
import unreachable from './generated/unreachable.json' with { type: 'json' }

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

/** Steps that give a fault no occasion, by platform and fault. */
type Unreachable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/**
 * True for a cell in which the fault is known to find no occasion. A fault that no longer strikes where it did proves
 * nothing any more, so whatever is not in the list has to be reached.
 */
export function isKnownUnreachable({ step, fault, platform }: ChaosCell): boolean {
  return (unreachable as Unreachable)[platform]?.[fault]?.includes(step) === true
}

/** The list, made from what a whole matrix has reached: a cell counts that no dialect reaches. */
export function unreachableIn(cells: readonly (ChaosCell & { readonly isReached: boolean })[]): Unreachable {
  const list: Record<string, Record<string, string[]>> = {}
  const squares = Map.groupBy(cells, ({ step, fault, platform }) => [platform, fault, step].join(' '))
  for (const dialects of squares.values()) {
    const [cell] = dialects
    if (cell === undefined || dialects.some(({ isReached }) => isReached)) continue
    const { platform, fault, step } = cell
    const faults = (list[platform] ??= {})
    ;(faults[fault] ??= []).push(step)
  }
  return list
}
