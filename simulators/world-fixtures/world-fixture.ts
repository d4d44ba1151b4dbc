import { defaultOses } from '../vmmanager/world/inventory.ts'

/** 198.18.0.0/15, from which all pools are taken. */
const mostAddresses = 2 ** 17

/** What keeps a fixture that conforms to its schema from becoming a world, in words; undefined where nothing does. */
export function fixtureProblem({ clusters }: WorldFixture): string | undefined {
  const addresses = clusters.reduce((sum, cluster) => sum + addressesOf(cluster), 0)
  if (addresses > mostAddresses)
    return `the pools have ${addresses} addresses, and ${mostAddresses} is the most`
  for (const cluster of clusters) {
    const problem = clusterProblem(cluster)
    if (problem !== undefined) return `cluster ${cluster.name} ${problem}`
  }
  return undefined
}

function clusterProblem(cluster: ClusterFixture): string | undefined {
  const { nodes, node = {}, machines = 0, templates } = cluster
  const unknown = templates?.find((name) => !defaultOses.some((os) => os.name === name))
  if (unknown !== undefined) return `names a template that does not exist: ${unknown}`
  if (machines === 0) return undefined
  if (nodes === 0) return `has ${machines} machines and no node`
  if (templates?.length === 0) return `has ${machines} machines and no template`
  const addresses = addressesOf(cluster)
  if (addresses < machines) return `has ${machines} machines and ${addresses} addresses`
  const { hostLimit = Number.POSITIVE_INFINITY } = node
  const onFullest = Math.ceil(machines / nodes)
  return onFullest > hostLimit ? `puts ${onFullest} machines on a node that bears ${hostLimit}` : undefined
}

function addressesOf({ pools }: ClusterFixture): number {
  return pools.reduce((sum, { addresses }) => sum + addresses, 0)
}

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
