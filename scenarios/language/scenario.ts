import type { PhaseName } from '../../contracts/lifecycle/phase.ts'
import type { Platform, ServiceStatus, SloPercentile } from '../../contracts/trace/trace-event.ts'
import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import type { Duration } from '../../simulators/clock/duration.ts'
import type { FixtureName } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import type { QuirkName } from '../../simulators/quirks/quirks.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { ExpectedActions } from './expected-actions.ts'
import type { Step } from './step.ts'
import type { RuleName } from '../../contracts/rules/rule.ts'
import type { Count } from './state-expectation.ts'

/**
 * What clients do in a simulated world, what goes wrong, and what must come of it. The same scenario runs on each
 * platform unless `platforms` says otherwise.
 */
export interface Scenario {
  /** One line that says what happens, for tables and reports. */
  readonly title: string
  /** Why it is checked: which promise to the client or the provider is broken when it fails. */
  readonly purpose: string
  /** The same in Russian. */
  readonly ru?: { readonly title: string; readonly purpose: string }
  /** Words to filter by. */
  readonly tags?: readonly string[]
  /**
   * Platforms for which the scenario makes sense; both when absent.
   *
   * @minItems 1
   */
  readonly platforms?: readonly Platform[]
  /** What `${name}` stands for in the values of this file; `--var name=value` overrides it for one invocation. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>
  /** Variables with several values: the scenario runs once for each combination. */
  readonly matrix?: Readonly<Record<string, readonly (string | number | boolean)[]>>
  /** How the simulated VMmanager differs from the default one. */
  readonly world?: WorldSettings
  /** How Clouden is assumed to work, where it differs from `simulators/clouden/clouden-assumptions.ts`. */
  readonly clouden?: CloudenSettings
  /** Known defects that are switched on, see `docs/quirks.md`. */
  readonly quirks?: readonly QuirkName[]
  /**
   * Known defects that the scenario has to catch: with any of them on, it fails by a rule that is meant to find it.
   */
  readonly catches?: readonly QuirkName[]
  /** What goes wrong, and when. */
  readonly faults?: readonly Fault[]
  /**
   * What is done, in order.
   *
   * @minItems 1
   */
  readonly steps: readonly Step[]
  /** What must come of it. */
  readonly expect: Expectation
  /** How long each order may take to reach its final state; two hours when absent. */
  readonly settleWithin?: Duration
}

/**
 * A YAML file that describes a world; the path is relative to the folder of the scenario.
 *
 * @pattern ^(?!/)(?!.*\.\.)[^\\]+\.yaml$
 */
export type FixtureFile = `${string}.yaml`

/** How the simulated VMmanager differs from the default one. */
export interface WorldSettings {
  /**
   * What the world holds from the beginning, in place of the default inventory; `addresses` then has no effect. A
   * shipped fixture, or a YAML file below the folder of the scenario, best in `worlds/`, where no scenarios are
   * looked for.
   */
  readonly fixture?: FixtureName | FixtureFile
  /**
   * Number of free IPv4 addresses in the only pool.
   *
   * @asType integer
   * @minimum 0
   * @maximum 131072
   */
  readonly addresses?: number
  /** Clients (by the names that steps use) who have an account in VMmanager before the scenario begins. */
  readonly accounts?: readonly string[]
  /** Clients whose e-mail belongs to an administrator of VMmanager. */
  readonly administrators?: readonly string[]
  /** How busy the processors of running VMs are: next to nothing (`idle`), or varying (`busy`, the default). */
  readonly load?: 'idle' | 'busy'
  /** Fixed durations in place of random ones. */
  readonly durations?: {
    /** A task waits this long before it runs. */
    readonly queued?: Duration
    /** Making the disk. */
    readonly disk?: Duration
    /** Setting up the network. */
    readonly network?: Duration
    /** Installing the operating system. */
    readonly osInstall?: Duration
  }
  /** One way over the network. */
  readonly transportLatency?: Duration
  /** How long VMmanager takes to accept a call that changes something. */
  readonly acceptanceLatency?: Duration
}

/** Assumptions about Clouden that a scenario may change; next to nothing is published about Clouden. */
export interface CloudenSettings extends CloudenActions {
  /** Condition on which a service becomes Active. */
  readonly readiness?: 'os-installed' | 'os-installed-and-address'
  /** Whether each client has an account in VMmanager, or one service account owns everything. */
  readonly account?: 'per-client' | 'shared'
  /** Whether a person has to approve each request. */
  readonly approval?: 'none' | 'by-person'
  /** How long the approval takes. */
  readonly approvalTakes?: Duration
  /** Result of the approval: approved, refused, or no decision in time. */
  readonly approvalOutcome?: 'approved' | 'refused' | 'expired'
  /** Whether a request names a preset or explicit sizes. */
  readonly sizes?: 'by-preset' | 'explicit'
  /** Whether clusters, operating systems and presets are read for each request. */
  readonly inventory?: 'for-each-request' | 'kept'
  /** How often the whole inventory is read while anything is under way; when absent, only when a step asks for it. */
  readonly inventoryEvery?: Duration | 'none'
  /**
   * Number of items that one reading of a list requests.
   *
   * @asType integer
   * @minimum 1
   * @maximum 1000
   */
  readonly pageSize?: number
  /** Pause between two polls. */
  readonly pollEvery?: Duration
  /** How long the platform waits before it gives up. */
  readonly giveUpAfter?: Duration
  /**
   * VMs that one client may hold; the same as `quota.machines`.
   *
   * @asType integer
   * @minimum 0
   */
  readonly quotaMachines?: number
  /** What one client may hold; what it does not name is unlimited. */
  readonly quota?: CloudenQuota
  /** Who shares a project. */
  readonly projects?: readonly CloudenProject[]
  /** What the members of one project may hold together. */
  readonly projectQuota?: CloudenQuota
}

/** What may be held at most. */
export interface CloudenQuota {
  /** @asType integer @minimum 0 */
  readonly machines?: number
  /** Processors. @asType integer @minimum 0 */
  readonly cpuNumber?: number
  /** @asType integer @minimum 0 */
  readonly ramMib?: number
  /** @asType integer @minimum 0 */
  readonly diskMib?: number
  /** IPv4 addresses. @asType integer @minimum 0 */
  readonly addresses?: number
}

/** Clients who share a project. */
export interface CloudenProject {
  readonly name: string
  /** Names of clients, as in steps. */
  readonly members: readonly string[]
}

/** Assumptions about what users of Clouden do with their machines. */
export interface CloudenActions {
  /** Whether actions on one service run at the same time or one after the other. */
  readonly parallelActions?: boolean
  /**
   * How often a user repeats a failed action by hand.
   *
   * @asType integer
   * @minimum 0
   * @maximum 100
   */
  readonly repeats?: number
  /** How long a user waits before repeating it. */
  readonly repeatAfter?: Duration
  /** Whether the administrator of a project may suspend services. */
  readonly suspension?: 'by-administrator' | 'not-offered'
  /** What happens to a running VM that is to shrink. */
  readonly resizeDown?: 'stop-and-start' | 'deferred' | 'refused'
  /** Whether snapshots can be deleted; nothing else is known about them from the API. */
  readonly snapshots?: 'not-supported' | 'delete-only'
  /** Whether clients pay for what they use by time. */
  readonly metering?: boolean
  /**
   * How often the measurements are read while a user views the graphs once.
   *
   * @asType integer
   * @minimum 1
   * @maximum 1000
   */
  readonly metricsReads?: number
  /** Pause between two such readings. */
  readonly metricsEvery?: Duration
  /**
   * Load of the processors, in per cent, below which a VM counts as idle.
   *
   * @minimum 0
   * @maximum 100
   */
  readonly idleBelowPercent?: number
  /** Address of VMmanager for browsers. */
  readonly panel?: string
}

/** What must come of the orders. */
export interface Expectation extends OutcomeExpectation {
  /** Expectations of one platform, where the outcome differs. */
  readonly on?: Readonly<Partial<Record<Platform, OutcomeExpectation>>>
}

/** How many orders end with each outcome. */
export interface OrderCounts {
  readonly active?: Count
  readonly refused?: Count
  readonly manual?: Count
}

/** How many orders end how, and why. */
export interface OutcomeExpectation {
  /**
   * How many orders end with each outcome; an outcome that is left out means none. `any` if this is not what is
   * tested.
   */
  readonly orders?: 'any' | OrderCounts
  /** The reason that each refused or handed-over order must give. */
  readonly reason?: string
  /** How actions have to end if not all are simply done; `any` if this is not what is tested. */
  readonly actions?: 'any' | ExpectedActions
  /** Rules that must be found broken; any other finding fails the run. */
  readonly findings?: readonly RuleName[]
  /** The size that each Active or suspended service is billed for at the end. */
  readonly size?: {
    readonly cpuNumber?: Count
    readonly ramMib?: Count
    readonly diskMib?: Count
    readonly addresses?: Count
  }
  /** How many services have which status at the end. */
  readonly services?: Readonly<Partial<Record<ServiceStatus, Count>>>
  /** How often operations of VMmanager are called, such as `host-create: 1`. */
  readonly calls?: Readonly<Partial<Record<OperationId, Count>>>
  /** Operations that are called in this order, with any others in between. */
  readonly callOrder?: readonly OperationId[]
  /** How long each order may spend in a phase, such as `install: 5m`. */
  readonly phases?: Readonly<Partial<Record<PhaseName, Duration>>>
  /** What percentiles of all orders may spend in a phase: `install: { p95: 6m }`. */
  readonly slo?: Slo
}

/** Objectives: how long a phase may take, by phase and percentile. */
export type Slo = Readonly<Partial<Record<PhaseName, Readonly<Partial<Record<SloPercentile, Duration>>>>>>
