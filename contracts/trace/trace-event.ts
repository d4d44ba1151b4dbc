import type { Exchange } from '../exchange/exchange.ts'
import type { CountRange } from './count-range.ts'

/** Version of the trace format; a reader refuses any other. */
export const TRACE_VERSION = 1

/** Every event carries its place in the trace, from 0, and its time in ms since the run began. */
export interface Stamp {
  readonly seq: number
  readonly atMs: number
}

/** The platforms that sell what VMmanager runs. */
export type Platform = 'billmanager' | 'clouden'

/** How an order ended: the client has the service, was told why not, or a person looks after it. */
export type OrderOutcome = 'active' | 'refused' | 'manual'

/** What the scenario says will come of its orders; judged like a rule, so that a failing order can pass. */
export interface ExpectedOutcome {
  /** How many end each way; a way that is left out means none. */
  readonly orders: 'any' | Readonly<Partial<Record<OrderOutcome, CountRange>>>
  /** Reason that each refused or handed-over order must give. */
  readonly reason?: string
  /** Rules whose findings are expected; all others fail the run. */
  readonly findings: readonly string[]
  /** How actions end; each one that is not named has to be done. `any` where that is not what is tested. */
  readonly actions?: 'any' | readonly ExpectedAction[]
  /** The size that each Active or suspended service is billed for at the end. */
  readonly size?: Readonly<Partial<Record<keyof MachineSize, CountRange>>>
  /** How many services have which status in the end; a status that is left out may have any number. */
  readonly services?: Readonly<Partial<Record<ServiceStatus, CountRange>>>
  /** How often operations of VMmanager are asked for. */
  readonly calls?: Readonly<Record<string, CountRange>>
  /** Operations that are called in this order, with any others in between. */
  readonly callOrder?: readonly string[]
  /** How long each order may spend in a phase, in ms. */
  readonly phases?: Readonly<Record<string, number>>
  /** What percentiles of all orders may spend in a phase, in ms. */
  readonly slo?: Readonly<Record<string, Readonly<Partial<Record<SloPercentile, number>>>>>
  /** Line of each of these in the file of the scenario, where that is known. */
  readonly lines?: Readonly<Record<string, number>>
  /** Line of the first step that places orders whose names begin so. */
  readonly orderLines?: Readonly<Record<string, number>>
}

/** How an action must end; what is said of one order goes before what is said of all. */
export interface ExpectedAction {
  readonly action: AskedAction
  /** All when absent. */
  readonly order?: string
  readonly outcome: 'done' | 'refused' | 'manual' | 'failed' | 'any'
  /** The reason that it must give; any when absent. */
  readonly reason?: string
}

/** A percentile of which something may be promised. */
export type SloPercentile = 'p50' | 'p90' | 'p95' | 'p99'

/**
 * Who tells what happens in a VMmanager that does not tell it itself: an observer who reads its list of machines now
 * and then, nobody but the platform, the consumer of its API, nobody but who listens on the wire between them, or
 * nobody but the log of the platform's module. Of a recording (`wire`, `log`) orders, services and machines are told as
 * far as it proves them; a log tells of calls without what they say.
 */
export type Sight = 'observer' | 'consumer' | 'wire' | 'log'

/** What durations and latencies of a simulator were taken from: a profile, and of which bytes. */
export interface ProfileMark {
  readonly name: string
  /** The first hexadecimal digits of its SHA-256. */
  readonly digest: string
}

/** First event of each trace: what was run, and what was promised of it. */
export interface RunEvent {
  readonly type: 'run'
  readonly version: typeof TRACE_VERSION
  readonly scenario: string
  readonly platform: Platform
  readonly target: string
  readonly dialect: string
  /** Absent where the simulator takes its usual times. */
  readonly profile?: ProfileMark
  readonly seed: number
  readonly clock: string
  readonly expect: ExpectedOutcome
  /** Each order must settle within this span of its placing, in ms. */
  readonly settleWithinMs: number
  /** Absent where a simulator tells all that happens in it. */
  readonly sight?: Sight
}

/** A step in the life of an order as its platform knows it. */
export interface OrderEvent {
  readonly type: 'order'
  readonly order: string
  readonly step: 'placed' | 'paid' | 'approved' | 'refused' | 'manual'
  readonly client: string
  /** What was ordered, where it is no machine; told when it is placed. */
  readonly product?: 'networks'
  /** Machine-readable reason of a refusal or a hand-over, e.g. `task-failed`. */
  readonly reason?: string
}

/** Statuses of a service (BILLmanager codes 1, 5, 2, 3, 4 in this order). */
export type ServiceStatus = 'ordered' | 'processing' | 'active' | 'suspended' | 'deleted'

/** What a client does to a service that they have, or a platform by itself. */
export type ServiceAction =
  | 'suspend'
  | 'resume'
  | 'close'
  | 'reboot'
  | 'start'
  | 'stop'
  | 'change'
  | 'reinstall'
  | 'password'
  | 'add-address'
  | 'remove-address'
  | 'ptr'
  | 'panel'
  | 'prolong'
  | 'statistics'
  | 'snapshot'

/** What a platform does for itself, for no order. */
export type PlatformAction = 'synchronise' | 'autodiscover' | 'inventory'

/** What people do to a machine in VMmanager itself, without a word to the platform. */
export type OutsideAct = 'start' | 'stop' | 'delete' | 'reinstall' | 'rename'

/** Everything that a scenario can ask for beside orders. */
export type AskedAction = ServiceAction | PlatformAction | 'outside'

/** Everything that a platform does by jobs. */
export type OperationName = 'open' | ServiceAction | PlatformAction

/** The measures of a machine, as it is or as it is paid for. */
export interface MachineSize {
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
  readonly addresses: number
}

/** A service took a status, or another size under the status that it has. */
export interface ServiceEvent {
  readonly type: 'service'
  readonly order: string
  readonly service: number
  readonly status: ServiceStatus
  /** VMmanager's id of the machine, once the platform knows it. */
  readonly host?: number
  /** What the client pays for from now on. */
  readonly size?: MachineSize
}

/**
 * Something is asked for: told before anybody does anything about it, so that what is never begun is missed. Traces of
 * earlier releases and recordings have none.
 */
export interface IntentEvent {
  readonly type: 'intent'
  /** Its number in the run, from 1; what is done about it names it. */
  readonly intent: number
  readonly action: AskedAction
  /** Whose service or machine; absent for what a platform does for itself. */
  readonly order?: string
  /** What else was said. */
  readonly asks?: IntentDetails
  /** Line of the step in the file of the scenario, where that is known. */
  readonly line?: number
}

/** What an action asks for, where it asks for more than itself. */
export interface IntentDetails {
  readonly tariff?: string
  /** IPv4 addresses in all. */
  readonly addresses?: number
  /** IPv4 addresses more or fewer. */
  readonly count?: number
  readonly os?: string
  readonly domain?: string
  readonly does?: OutsideAct
}

/** Somebody has done something to a machine in VMmanager itself. */
export interface OutsideEvent {
  readonly type: 'outside'
  readonly intent: number
  readonly order: string
  readonly host: number
  readonly does: OutsideAct
  /** Whether VMmanager has accepted it. */
  readonly outcome: 'done' | 'failed'
  readonly reason?: string
}

/** The scenario says what must be so at this moment. */
export interface CheckEvent {
  readonly type: 'check'
  /** Numbers, or their bounds, by what is counted: `services active`, `machines running`, `order web-1 charged`. */
  readonly expect: Readonly<Record<string, CountRange>>
  readonly line?: number
}

/** What the scenario waits for has not come in time, and no further step is taken. */
export interface WaitEvent {
  readonly type: 'wait'
  /** In the words of the scenario, such as `stage os-install, order web`. */
  readonly what: string
  readonly withinMs: number
  readonly line?: number
}

/** One try of a platform's job. */
export interface OperationEvent {
  readonly type: 'operation'
  /** What it is done about; absent where nobody asked, and in traces of earlier releases. */
  readonly intent?: number
  /** Absent for what the platform does on its own behalf. */
  readonly order?: string
  readonly name: OperationName
  readonly tryCount: number
  /** `manual` when a person takes over, `refused` when it is not done and the client is told why. */
  readonly outcome: 'started' | 'done' | 'failed' | 'manual' | 'refused'
  readonly reason?: string
}

/** Money moved on the account of a client. */
export interface LedgerEvent {
  readonly type: 'ledger'
  readonly client: string
  readonly order: string
  readonly entry: 'payment' | 'charge' | 'refund'
  /** In the smallest unit of the currency; never negative. */
  readonly amount: number
  /** What is paid for: the place of the period in the life of the service, from 1. */
  readonly period?: number
}

/** A platform counts what a client may have. */
export interface QuotaEvent {
  readonly type: 'quota'
  readonly client: string
  readonly order: string
  /** What the client holds after it. */
  readonly used: { readonly machines: number } & MachineSize
}

/** One HTTP request and its answer; `atMs` is when the answer came, `sentAtMs` when the request left. */
export interface ExchangeEvent {
  readonly type: 'exchange'
  readonly sentAtMs: number
  /** The order on whose behalf it was sent; absent for housekeeping, such as a login. */
  readonly order?: string
  readonly exchange: Exchange
}

/** What happened to a machine, told by the simulator: true time, invisible to a consumer. */
export interface HostEvent {
  readonly type: 'host'
  readonly host: number
  readonly name: string
  /** What it is after the change, where the change may have touched it. */
  readonly size?: MachineSize
  readonly change:
    | 'accepted'
    | 'disk-ready'
    | 'address-added'
    | 'os-installed'
    | 'started'
    | 'stopped'
    | 'changed'
    | 'reinstalled'
    | 'failed'
    | 'deleted'
}

/** A task moved, told by the simulator. */
export interface TaskEvent {
  readonly type: 'task'
  readonly task: number
  readonly name: string
  readonly host?: number
  readonly status: 'created' | 'running' | 'complete' | 'failed' | 'aborted'
  /** The stage that began, or in which it failed. */
  readonly stage?: string
}

/** A fault struck. */
export interface FaultEvent {
  readonly type: 'fault'
  readonly fault: string
  /** What it struck: an operation id or a task stage. */
  readonly where: string
}

/** Something happened that the trace does not hold: what follows from it cannot be judged. */
export interface GapEvent {
  readonly type: 'gap'
  /** The trace could not be written; an exchange could not be read; or its connection left HTTP, as for a WebSocket. */
  readonly cause: 'unwritable' | 'unreadable' | 'upgraded'
  /** How many events, or exchanges, are missing. */
  readonly lost: number
  /** The call, where it is known. */
  readonly where?: string
}

/**
 * On a real target the harness has read by its id what VMmanager said it had made, and it is something else. Told by
 * the harness, which then ends the run.
 */
export interface ForeignEvent {
  readonly type: 'foreign'
  readonly what: 'account' | 'host'
  readonly id: number
  /** In what it differs; `presence`: nothing has the id. */
  readonly field: 'name' | 'owner' | 'creation' | 'role' | 'presence'
  readonly expected: string
  readonly seen: string
}

/** Last event of a whole trace. */
export interface EndEvent {
  readonly type: 'end'
  /** `stopped`: what was seen forbids to go on, and is a finding. */
  readonly outcome: 'completed' | 'interrupted' | 'stopped'
}

/** An event before the trace has given it its place. */
export type TraceFact =
  | RunEvent
  | OrderEvent
  | ServiceEvent
  | IntentEvent
  | CheckEvent
  | WaitEvent
  | OutsideEvent
  | OperationEvent
  | LedgerEvent
  | QuotaEvent
  | ExchangeEvent
  | HostEvent
  | TaskEvent
  | FaultEvent
  | GapEvent
  | ForeignEvent
  | EndEvent

/** An event as the trace holds it. */
export type TraceEvent = TraceFact & Stamp
