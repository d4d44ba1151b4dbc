import type { OrderOutcome, Platform } from '../../contracts/trace/trace-event.ts'

/**
 * A span of time with its unit.
 *
 * @title duration
 * @pattern ^\d+(\.\d+)?(ms|s|m|h)$
 * @examples ["250ms", "30s", "5m", "2h"]
 */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h'}`

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
  readonly faults?: readonly FaultSetting[]
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

/** A fault and when it strikes. */
export type FaultSetting = TaskFails | Asleep | SessionsExpire | ReplyLost

/** A task fails in the named stage. */
export interface TaskFails {
  readonly fault: 'task-fails'
  readonly stage: 'disk' | 'network' | 'os-install'
  /**
   * How many tasks fail; every one when absent.
   *
   * @asType integer
   * @minimum 1
   */
  readonly times?: number
}

/** VMmanager is suspended and answers 503 to everything. */
export interface Asleep {
  readonly fault: 'asleep'
  /** When it falls asleep, counted from the start of the run. */
  readonly after: Duration
  /** For how long it sleeps. */
  readonly for: Duration
}

/** All tokens given out so far stop working. */
export interface SessionsExpire {
  readonly fault: 'sessions-expire'
  /** When, counted from the start of the run. */
  readonly after: Duration
}

/** VMmanager does what was asked, and the reply is lost on its way. */
export interface ReplyLost {
  readonly fault: 'reply-lost'
  /** Id of the operation in the contract, e.g. `host-create`. */
  readonly operation: string
  /**
   * How many replies are lost; one when absent.
   *
   * @asType integer
   * @minimum 1
   */
  readonly times?: number
}

/** One thing that is done. */
export type Step = OrderStep | WaitStep

/** Clients place and pay orders. */
export interface OrderStep {
  readonly order: {
    /** The same name is the same client; each order has a client of its own when absent. */
    readonly client?: string
    /** Name of the tariff; `small` when absent. */
    readonly tariff?: 'small' | 'medium' | 'large'
    /**
     * IPv4 addresses that the machine gets; 1 when absent.
     *
     * @asType integer
     * @minimum 0
     * @maximum 16
     */
    readonly addresses?: number
    /**
     * How many such orders; 1 when absent.
     *
     * @asType integer
     * @minimum 1
     * @maximum 100000
     */
    readonly count?: number
    /**
     * Arrival rate; all at the same moment when absent.
     *
     * @exclusiveMinimum 0
     */
    readonly perSecond?: number
  }
}

/** The story pauses. */
export interface WaitStep {
  /** A span, or until every order so far has settled. */
  readonly wait: 'settled' | Duration
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
