import type { ItemView } from '../lists/select-items.ts'
import type { IpPool } from '../world/entities.ts'
import { totalAddresses, usedAddresses } from '../world/ip-pool.ts'
import type { World } from '../world/world.ts'
import { namedClusters } from './named-clusters.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/ippool`; the counts are strings, as public clients see them. */
export const ipPoolView: ItemView<IpPool, World> = {
  fields: {
    id: (pool) => pool.id,
    name: (pool) => pool.name,
    ...shownAgain({ note: '' }),
    total_ip: (pool) => String(totalAddresses(pool)),
    using_ip: (pool) => String(usedAddresses(pool)),
    clusters: (pool, world) => namedClusters(pool.clusterIds, world),
  },
  lookups: {},
}
