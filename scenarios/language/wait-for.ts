import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { Duration } from '../../simulators/clock/duration.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import type { StageName, TaskName } from '../../simulators/vmmanager/world/entities.ts'
import type { ActionKey } from './expected-actions.ts'

/** The story waits until something happens, or goes on at once where it has. */
export interface WaitFor {
  readonly for: Awaited
  /**
   * How long at most; as long as `settleWithin` when absent. What does not come by then fails the run, and no further
   * step is taken.
   */
  readonly within?: Duration
}

/** What may be waited for. Where a name stands for several orders, it has to happen to all of them. */
export type Awaited =
  | AwaitedStage
  | AwaitedTask
  | AwaitedStatus
  | AwaitedAction
  | AwaitedActive
  | AwaitedFault

/** A task of its machine has begun this stage since something was last asked for the order. */
export interface AwaitedStage {
  readonly stage: StageName
  readonly order: string
}

/** A task of that name of its machine is complete, begun since something was last asked for the order. */
export interface AwaitedTask {
  readonly task: TaskName
  readonly order: string
}

/** Its service has this status. */
export interface AwaitedStatus {
  readonly status: ServiceStatus
  readonly order: string
}

/** Every such action that was asked for so far has ended, whichever way. */
export interface AwaitedAction {
  readonly action: ActionKey
  /** Absent for what the platform does for itself. */
  readonly order?: string
}

/** So many orders have been Active. */
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
