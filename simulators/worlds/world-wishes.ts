import type { FixtureName } from '../world-fixtures/shipped-fixtures.ts'
import type { WorldFixture } from '../world-fixtures/world-fixture.ts'
import type { Fault } from '../faults/fault.ts'

/** How a world is to differ from the default one of its server. */
export interface WorldWishes {
  /**
   * Its name in URLs; made up when absent.
   *
   * @pattern ^[a-z0-9][a-z0-9-]{0,63}$
   */
  readonly id?: string
  /**
   * The same seed gives the same world.
   *
   * @asType integer
   * @minimum 0
   * @maximum 2147483647
   */
  readonly seed?: number
  /** Release of VMmanager whose wire behaviour is spoken. */
  readonly dialect?: string
  /** `virtual`, `real`, `scaled:N`, `on-poll` or `manual`. */
  readonly clock?: string
  /**
   * Number of free IPv4 addresses in the only pool.
   *
   * @asType integer
   * @minimum 0
   * @maximum 131072
   */
  readonly addresses?: number
  /** What it has from the beginning, in place of the default inventory; `addresses` then has no effect. */
  readonly fixture?: FixtureName | WorldFixture
  /**
   * E-mails of clients who have an account from the beginning.
   *
   * @maxItems 10000
   */
  readonly accounts?: readonly Email[]
  /** An administrator of its own, whose login on the shared port leads into this world. */
  readonly administrator?: {
    readonly email: Email
    /**
     * @minLength 1
     * @maxLength 256
     */
    readonly password: string
  }
  /**
   * A port of its own; 0 for any free one.
   *
   * @asType integer
   * @minimum 0
   * @maximum 65535
   */
  readonly port?: number
  /**
   * How many exchanges its journal keeps.
   *
   * @asType integer
   * @minimum 0
   * @maximum 100000
   */
  readonly journal?: number
  /**
   * Every stage of every task takes the usual time multiplied by this.
   *
   * @minimum 0
   * @maximum 1000
   */
  readonly taskFactor?: number
  /** Every stage of every task takes exactly this long. */
  readonly stageMs?: Span
  /** One way over the network takes this long. */
  readonly transportLatencyMs?: Latency
  /** A call that changes something takes this long to be accepted. */
  readonly acceptanceLatencyMs?: Latency
  /**
   * Armed from the beginning.
   *
   * @maxItems 1000
   */
  readonly faults?: readonly Fault[]
}

/**
 * @minLength 3
 * @maxLength 254
 * @pattern ^[^@\s]+@[^@\s]+$
 */
export type Email = string

/**
 * @asType integer
 * @minimum 0
 * @maximum 86400000
 */
export type Span = number

/**
 * @asType integer
 * @minimum 0
 * @maximum 120000
 */
export type Latency = number
