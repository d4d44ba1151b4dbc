import type { ChaosCell } from './chaos-cell.ts'
import type { CellResult, CellVerdict } from './run-cell.ts'

/** What is kept of a cell: enough to go on from, and to report. */
export interface CellRecord extends ChaosCell {
  readonly seed: number
  readonly verdict: CellVerdict
  readonly reason?: string
  /** The broken rules, each with the way in which it broke. */
  readonly broken: readonly string[]
}

export function cellRecord({ cell, verdict, reason, findings }: CellResult, seed: number): CellRecord {
  const broken = new Set(findings.map(({ rule, detail }) => `${rule}/${detail}`))
  return { ...cell, seed, verdict, ...(reason === undefined ? {} : { reason }), broken: [...broken] }
}
