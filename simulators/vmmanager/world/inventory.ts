import type { Cluster, HypervisorNode, IpPool, Os, Preset } from './entities.ts'
import type { IpNetwork } from './network-entities.ts'
import type { Recipe, Storage } from './platform-entities.ts'

/** What a provider has put into VMmanager before the first client comes. */
export interface Inventory {
  readonly clusters: readonly Cluster[]
  readonly nodes: readonly HypervisorNode[]
  readonly oses: readonly Os[]
  readonly presets: readonly Preset[]
  readonly pools: readonly PoolSpec[]
  readonly networks: readonly IpNetwork[]
  readonly storages: readonly Storage[]
  readonly recipes: readonly Recipe[]
}

/** A pool whose addresses are all free. */
export interface PoolSpec extends Pick<IpPool, 'id' | 'name' | 'clusterIds'> {
  /** Dotted, as `198.18.0.0`. */
  readonly firstAddress: string
  readonly size: number
}
