import type { IpAddress } from '../../world/entities.ts'
import { takeAddresses } from '../../world/ip-pool.ts'
import type { World } from '../../world/world.ts'

/** Which addresses are wanted. */
export interface AddressWish {
  readonly clusterId: number
  readonly count: number
  /** Ids of the pools that may be used; all of the cluster when undefined. */
  readonly poolIds: readonly number[] | undefined
}

/**
 * Takes addresses from one pool of the cluster, the one with the smallest id that has enough (BILLmanager
 * documentation, operation principles); undefined when none has.
 */
export function reserveAddresses(
  world: World,
  { clusterId, count, poolIds }: AddressWish,
): readonly IpAddress[] | undefined {
  if (count === 0) return []
  const pools = [...world.pools.all()]
    .filter((pool) => pool.clusterIds.includes(clusterId) && poolIds?.includes(pool.id) !== false)
    .toSorted((a, b) => a.id - b.id)
  for (const pool of pools) {
    const taken = takeAddresses(pool, count)
    if (taken !== undefined) return taken
  }
  return undefined
}
