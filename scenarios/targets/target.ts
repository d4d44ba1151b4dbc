import type { Fault, FaultName } from '../../simulators/faults/fault.ts'
import type { Transport } from '../../simulators/transport/transport.ts'

/** Makes things go wrong while a story goes on. */
export interface FaultSwitch {
  arm(fault: Fault): void
  /** All that are armed under the name. */
  disarm(name: FaultName): void
}

/** A VMmanager against which a scenario runs. */
export interface Target extends AsyncDisposable {
  readonly faults: FaultSwitch
  readonly transport: Transport
  /** How to log in as its administrator. */
  readonly credentials: { readonly email: string; readonly password: string }
  /** When something is due in it next, in ms of its clock; undefined when it is at rest. */
  nextDueMs(): number | undefined
}

/** Kinds of targets: the simulator called in process, and the same over real sockets. */
export const targetNames = ['simulated', 'simulated-http'] as const

export type TargetName = (typeof targetNames)[number]
