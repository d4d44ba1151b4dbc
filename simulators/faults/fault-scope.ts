import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import type { Duration } from '../clock/duration.ts'
import type { StageName, TaskName } from '../vmmanager/world/entities.ts'

/** When a fault lives. */
export interface FaultLife {
  /** When it comes to life, counted from its arming; at once when absent. */
  readonly after?: Duration
  /** How long it lives from then on; for ever when absent. */
  readonly for?: Duration
}

/** Which of the occasions that come while it lives a fault takes. */
export interface FaultScope extends FaultLife {
  /**
   * So many occasions pass unharmed first; none when absent.
   *
   * @asType integer
   * @minimum 0
   * @maximum 1000000
   */
  readonly skip?: number
  /**
   * It strikes so often at most; each time when absent.
   *
   * @asType integer
   * @minimum 1
   * @maximum 1000000
   */
  readonly times?: number
  /**
   * How likely it strikes on an occasion, drawn from the seed of the world; certain when absent.
   *
   * @exclusiveMinimum 0
   * @maximum 1
   */
  readonly probability?: number
}

/** An occasion is a call of the API. */
export interface CallScope extends FaultScope {
  /** Id of the operation in the contract, e.g. `host-create`; any when absent. */
  readonly operation?: OperationId
}

/** An occasion is a task. */
export interface TaskScope extends FaultScope {
  /** Name of the task, e.g. `host_create`; any when absent. */
  readonly task?: TaskName
}

/** An occasion is the end of a stage of a task. */
export interface StageScope extends TaskScope {
  /** Name of the stage, e.g. `os-install`; any when absent. */
  readonly stage?: StageName
}

/** An occasion is a machine that becomes ready for its owner. */
export interface MachineScope extends FaultScope {
  /** Name of the machine; any when absent. */
  readonly host?: string
}
