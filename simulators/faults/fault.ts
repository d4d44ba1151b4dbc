import type { Duration } from '../clock/duration.ts'
import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import type { StageName, TaskName } from '../vmmanager/world/entities.ts'

/** A disturbance as data: the same in a scenario, in a file, on the command line and in the control API. */
export type Fault =
  | CallFault
  | ServerError
  | ReplyLate
  | Shortage
  | OsMissing
  | PresetRenamed
  | StageFault
  | TaskSlow
  | TaskFault
  | TaskLate
  | StatusWord
  | AddressLate
  | MachineFault
  | SessionsExpire
  | ClockSkew

export type { FaultName } from '../../contracts/faults/fault-effects.ts'

/** Something happens to a call on its way to VMmanager, in it, or on the way back. */
export interface CallFault extends CallScope {
  readonly fault:
    | 'asleep'
    | 'unreachable'
    | 'request-lost'
    | 'request-doubled'
    | 'session-expired'
    | 'forbidden'
    | 'rate-limited'
    | 'reply-lost'
    | 'gateway-timeout'
    | 'reply-truncated'
    | 'reply-garbage'
    | 'reply-empty'
    | 'reply-mislabelled'
    | 'reply-stale'
}

/** VMmanager, or the proxy before it, answers with an error and does nothing. */
export interface ServerError extends CallScope {
  readonly fault: 'server-error'
  /** 500 and 503 have VMmanager's envelope, 502 and 504 the page of a proxy; 500 when absent. */
  readonly status?: 500 | 502 | 503 | 504
}

/** VMmanager does what was asked, and its answer takes its time. */
export interface ReplyLate extends CallScope {
  readonly fault: 'reply-late'
  /** How much longer than usual it takes. */
  readonly delay: Duration
  /** Up to so much is added, drawn from the seed of the world. */
  readonly jitter?: Duration
}

/** Something that machines need has run out: VMmanager refuses to make or enlarge them. */
export interface Shortage extends CallScope {
  readonly fault: 'pool-exhausted' | 'node-full' | 'node-in-maintenance' | 'storage-full' | 'licence-reached'
}

/** A template is not on the cluster: lists lack it, and machines cannot be made from it. */
export interface OsMissing extends CallScope {
  readonly fault: 'os-missing'
  /** Name of the template; any when absent. */
  readonly os?: string
}

/** A preset has another name than the client knows. */
export interface PresetRenamed extends CallScope {
  readonly fault: 'preset-renamed'
  /** Name of the preset; any when absent. */
  readonly preset?: string
}

/** A task goes no further than its stage: it fails there, or it hangs. */
export interface StageFault extends StageScope {
  readonly fault: 'task-fails' | 'task-hangs'
}

/** A stage takes longer than usual. */
export interface TaskSlow extends StageScope {
  readonly fault: 'task-slow'
  /** How much longer. */
  readonly delay: Duration
}

/** What the list of tasks says is not what happens. */
export interface TaskFault extends TaskScope {
  readonly fault: 'task-lost' | 'task-early'
}

/** A task is not in the list from the beginning. */
export interface TaskLate extends TaskScope {
  readonly fault: 'task-late'
  /** How long after its acceptance it appears. */
  readonly delay: Duration
}

/** Tasks tell a status in another word than that of the dialect. */
export interface StatusWord extends CallScope {
  readonly fault: 'status-word'
  readonly status: 'created' | 'running' | 'complete' | 'failed' | 'aborted'
  /**
   * What is said in its place.
   *
   * @minLength 1
   * @maxLength 64
   */
  readonly word: string
}

/** The machine has no address when it should have one. */
export interface AddressLate extends MachineScope {
  readonly fault: 'address-late'
  /** How long after the network stage the address comes; never when absent. */
  readonly delay?: Duration
}

/** Somebody else than the client does something to a machine. */
export interface MachineFault extends MachineScope {
  readonly fault: 'host-deleted' | 'host-stopped' | 'host-started' | 'host-renamed' | 'host-reowned'
  /** How long after its operating system was installed; at once when absent. */
  readonly delay?: Duration
}

/** At one moment, after `after`, all tokens given out so far stop working. */
export interface SessionsExpire extends Pick<FaultLife, 'after'> {
  readonly fault: 'sessions-expire'
}

/** VMmanager's clock is not the client's: the times that it tells are shifted. */
export interface ClockSkew extends FaultLife {
  readonly fault: 'clock-skew'
  /** By how much VMmanager's clock is fast. */
  readonly ahead?: Duration
  /** By how much it is slow. */
  readonly behind?: Duration
}

/** When a fault lives. */
interface FaultLife {
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
interface CallScope extends FaultScope {
  /** Id of the operation in the contract, e.g. `host-create`; any when absent. */
  readonly operation?: OperationId
}

/** An occasion is a task. */
interface TaskScope extends FaultScope {
  /** Name of the task, e.g. `host_create`; any when absent. */
  readonly task?: TaskName
}

/** An occasion is the end of a stage of a task. */
interface StageScope extends TaskScope {
  /** Name of the stage, e.g. `os-install`; any when absent. */
  readonly stage?: StageName
}

/** An occasion is a machine that becomes ready for its owner. */
interface MachineScope extends FaultScope {
  /** Name of the machine; any when absent. */
  readonly host?: string
}
