import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'

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
