import type { ChaosCell } from './chaos-cell.ts'
import unreachable from './generated/unreachable.json' with { type: 'json' }

/** Steps that give a fault no occasion, by platform and fault. */
export type Unreachable = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

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
