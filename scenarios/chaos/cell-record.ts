import type { CellResult, CellVerdict } from './run-cell.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'

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

/** One step of a life, one fault, one platform, one dialect. */
export interface ChaosCell {
  readonly step: string
  readonly fault: FaultName
  readonly platform: Platform
  readonly dialect: string
}

/** A name that says which cell it is, and that a file can have. */
export function cellName({ step, fault, platform, dialect }: ChaosCell): string {
  return `${step}.${fault}.${platform}.${dialect}`
}
