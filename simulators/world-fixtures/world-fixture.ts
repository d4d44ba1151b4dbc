/** What a simulated VMmanager has before the first request: a file that people write. */
export interface WorldFixture {
  /** One line about it. */
  readonly title: string
  /**
   * Groups of nodes; the first has id 1.
   *
   * @minItems 1
   * @maxItems 100
   */
  readonly clusters: readonly ClusterFixture[]
  /**
   * Clients who have an account.
   *
   * @asType integer
   * @minimum 0
   * @maximum 100000
   */
  readonly clients?: number
  /** Templates are copied to a node when they are first used there. */
  readonly coldTemplates?: boolean
  /** What the licence allows; all that it does not name. */
  readonly licence?: {
    readonly hostLimit?: Count
    readonly nodeLimit?: Count
  }
}

export interface ClusterFixture {
  readonly name: string
  /** How many nodes. */
  readonly nodes: Count
  /** What each of them is; a server without practical limits when absent. */
  readonly node?: NodeFixture
  /** IPv4 pools that its machines get addresses from, tried in this order. */
  readonly pools: readonly PoolFixture[]
  /** Machines that have been sold before, spread over its nodes and over the clients; each holds one address. */
  readonly machines?: Count
  /** Templates that it has, by name; all when absent. */
  readonly templates?: readonly string[]
}

/** The measures of a node; what is left out has no practical limit. */
export interface NodeFixture {
  readonly cpuNumber?: Count
  /**
   * How many times over its processors may be sold.
   *
   * @minimum 1
   * @maximum 1000
   */
  readonly cpuOverselling?: number
  readonly ramMib?: Count
  readonly diskMib?: Count
  readonly hostLimit?: Count
  /** Takes no new machines. */
  readonly maintenance?: boolean
}

export interface PoolFixture {
  readonly name: string
  readonly addresses: Count
}

/**
 * @asType integer
 * @minimum 0
 * @maximum 2147483647
 */
export type Count = number
