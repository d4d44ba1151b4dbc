import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { Duration } from '../../simulators/clock/duration.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import type { StageName, TaskName } from '../../simulators/vmmanager/world/entities.ts'
import type { ActionKey } from './expected-actions.ts'

/** The scenario waits for an event, or continues at once if it has already happened. */
export interface WaitFor {
  readonly for: Awaited
  /**
   * How long at most; as long as `settleWithin` when absent. If the event does not come by then, the run fails and no
   * further step is taken.
   */
  readonly within?: Duration
}

/** What may be waited for. If a name stands for several orders, it has to happen to all of them. */
export type Awaited =
  | AwaitedStage
  | AwaitedTask
  | AwaitedStatus
  | AwaitedAction
  | AwaitedActive
  | AwaitedFault

/** A task of the VM has begun this stage since the last request for the order. */
export interface AwaitedStage {
  readonly stage: StageName
  readonly order: string
}

/** A task of the VM with this name is complete, and began since the last request for the order. */
export interface AwaitedTask {
  readonly task: TaskName
  readonly order: string
}

/** The service has this status. */
export interface AwaitedStatus {
  readonly status: ServiceStatus
  readonly order: string
}

/** Every such action that was requested so far has ended, with any result. */
export interface AwaitedAction {
  readonly action: ActionKey
  /** Absent for what the platform does on its own behalf. */
  readonly order?: string
}

/** This many orders have become Active. */
export interface AwaitedActive {
  /**
   * @asType integer
   * @minimum 1
   */
  readonly active: number
}

/** A fault has struck. */
export interface AwaitedFault {
  readonly fault: FaultName
  /**
   * How often since the run began; 1 when absent.
   *
   * @asType integer
   * @minimum 1
   */
  readonly times?: number
}
