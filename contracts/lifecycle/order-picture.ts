import type {
  MachineSize,
  OperationEvent,
  OperationName,
  OrderOutcome,
  ServiceStatus,
} from '../trace/trace-event.ts'
import type { Milestone } from './phase.ts'

/** Something that happened: its place in the trace and its time. */
export interface Moment {
  readonly seq: number
  readonly atMs: number
}

/** A size, and when it was told. */
export interface Sized extends Moment {
  readonly size: MachineSize
}

/** A job of a platform for one order: all its tries. */
export interface JobPicture {
  /** When its first try began; when it was refused, where no try began. */
  readonly started: Moment
  /** A try that failed ends no job. */
  ended?: Moment & {
    readonly outcome: Exclude<OperationEvent['outcome'], 'started' | 'failed'>
    readonly reason?: string
  }
}

/** What a trace has told of one order so far. */
export interface OrderPicture {
  readonly order: string
  readonly client: string
  /** What was ordered, where it is no machine. */
  readonly product?: 'networks'
  readonly placed: Moment
  /** Paid (BILLmanager) or approved (Clouden). */
  released?: Moment
  service?: number
  serviceStatus?: ServiceStatus
  /** When the service took the status that it has. */
  statusSince?: Moment
  /** What the client pays for. */
  billed?: Sized
  /** The machine that the platform takes for the service's. */
  host?: number
  /** When its service first became Active. */
  active?: Moment
  outcome?: OrderOutcome
  /** When it first had an outcome. */
  settled?: Moment
  reason?: string
  /** Creations sent on behalf of the order, in order. */
  readonly creations: Creation[]
  /** Machines that belong to the order: by the reply to a creation, by their name or by the platform's word. */
  readonly hosts: Set<number>
  /** When the platform first read, for the order, that a machine of it is installed. */
  readonly seenInstalled: Map<number, Moment>
  /** When the platform first read, for the order, that a machine of it has an address. */
  readonly seenAddressed: Map<number, Moment>
  /** The last job of each name. */
  readonly jobs: Map<OperationName, JobPicture>
}

/** One `POST host`. */
export interface Creation {
  readonly name: string
  readonly addresses: number
  /** What it asks for by number; the rest is left to a preset or to VMmanager. */
  readonly asked: Partial<MachineSize>
  readonly sentAtMs: number
  /** When its 2xx came, with what it said. */
  readonly accepted?: Moment & { readonly host: number; readonly task: number }
}

/** What a trace has told of one machine so far; true times, which only a simulator tells. */
export interface HostPicture {
  readonly host: number
  readonly name: string
  readonly accepted: Moment
  diskReady?: Moment
  addressed?: Moment
  installed?: Moment
  deleted?: Moment
  /** Since when it runs; absent while it does not. */
  running?: Moment
  /** When it last ceased to run. */
  stopped?: Moment
  /** Absent where nobody told it, and where it may have changed since it was told. */
  sized?: Sized
}

/** When each milestone of an order was passed, in ms since the run began. */
export type Milestones = Readonly<Partial<Record<Milestone, number>>>
