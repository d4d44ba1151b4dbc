import type { ChaosCell } from './chaos-cell.ts'
import type { CellResult, CellVerdict } from './run-cell.ts'

/** What is kept of a cell: enough to go on from, and to report. */
export interface CellRecord extends ChaosCell {
  readonly seed: number
  readonly verdict: CellVerdict
  readonly reason?: string
  /** What broke, see `CellResult.broken`. */
  readonly broken: readonly string[]
}

export function cellRecord({ cell, verdict, reason, broken }: CellResult, seed: number): CellRecord {
  return { ...cell, seed, verdict, ...(reason === undefined ? {} : { reason }), broken }
}
