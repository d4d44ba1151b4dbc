import type { OrderOutcome, Platform } from '../../contracts/trace/trace-event.ts'
import type { Duration } from '../../simulators/clock/duration.ts'
import type { FixtureName } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { Step } from './step.ts'

/**
 * A number of orders.
 *
 * @asType integer
 * @minimum 0
 */
export type OrderCount = number

/**
 * One story: who orders what from a simulated world, what goes wrong, and what must come of it.
 * The same scenario runs on each platform unless `platforms` says otherwise.
 */
export interface Scenario {
  /** One line that says what happens, for tables and reports. */
  readonly title: string
  /** Why it is worth checking: which business promise breaks when it fails. */
  readonly purpose: string
  /** The same in Russian. */
  readonly ru?: { readonly title: string; readonly purpose: string }
  /** Words to filter by. */
  readonly tags?: readonly string[]
  /**
   * Platforms on which the story makes sense; both when absent.
   *
   * @minItems 1
   */
  readonly platforms?: readonly Platform[]
  /** How the simulated VMmanager differs from the default one. */
  readonly world?: WorldSettings
  /** How Clouden is assumed to work, where it differs from `simulators/clouden/clouden-assumptions.ts`. */
  readonly clouden?: CloudenSettings
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
  /** Within which span each order must settle; two hours when absent. */
  readonly settleWithin?: Duration
}

/** How the simulated VMmanager differs from the default one. */
export interface WorldSettings {
  /** What it has from the beginning, in place of the default inventory; `addresses` then has no effect. */
  readonly fixture?: FixtureName
  /**
   * Free IPv4 addresses in its only pool.
   *
   * @asType integer
   * @minimum 0
   * @maximum 65536
   */
  readonly addresses?: number
  /** Clients (by the names that steps use) who have an account in VMmanager before the story begins. */
  readonly accounts?: readonly string[]
  /** Fixed durations in place of the drawn ones. */
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

/** Assumptions about Clouden that a scenario may switch; next to nothing is published about it. */
export interface CloudenSettings {
  /** What makes a service Active. */
  readonly readiness?: 'os-installed' | 'os-installed-and-address'
  /** Whether each client has an account in VMmanager, or one service account owns everything. */
  readonly account?: 'per-client' | 'shared'
  /** Whether a request names a preset or the sizes. */
  readonly sizes?: 'by-preset' | 'explicit'
  /** Whether clusters, systems and presets are read for each request. */
  readonly inventory?: 'for-each-request' | 'kept'
  /**
   * Machines that one client may hold.
   *
   * @asType integer
   * @minimum 0
   */
  readonly quotaMachines?: number
}

/** What must come of the orders. */
export interface Expectation extends OutcomeExpectation {
  /** Where the outcome differs by platform. */
  readonly on?: Readonly<Partial<Record<Platform, OutcomeExpectation>>>
}

/** How many orders end how, and why. */
export interface OutcomeExpectation {
  /** How many orders end each way; a way that is left out means none. */
  readonly orders?: Readonly<Partial<Record<OrderOutcome, OrderCount>>>
  /** The reason that each refused or handed-over order gives. */
  readonly reason?: string
  /** Rules that must be found broken; any other finding fails the scenario. */
  readonly findings?: readonly string[]
}
