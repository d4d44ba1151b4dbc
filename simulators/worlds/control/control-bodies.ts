import type { Fault } from '../../faults/fault.ts'
import type { Span, WorldWishes } from '../world-wishes.ts'

/** What each operation of the control API takes, by its name. */
export interface ControlBodies {
  readonly create: WorldWishes
  readonly advance: AdvanceBody
  readonly fork: Pick<WorldWishes, 'id' | 'port'>
  readonly restore: RestoreBody
  readonly arm: Fault
  readonly nothing: NoBody
}

export interface AdvanceBody {
  readonly ms: Span
}

export interface RestoreBody {
  readonly snapshot: string
}

/** Operations that take nothing take no body, or an empty object. */
export type NoBody = Readonly<Record<string, never>>
