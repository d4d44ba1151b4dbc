import type { IpAddress } from '../world/entities.ts'
import { takeAddresses } from '../world/ip-pool.ts'
import type { World } from '../world/world.ts'

/**
 * Takes addresses from one pool, the one with the smallest id that has enough (BILLmanager documentation, operation
 * principles); undefined when none has.
 *
 * @param pools - ids of the pools that may be used; all when undefined
 */
export function reserveAddresses(
  world: World,
  count: number,
  pools?: readonly number[],
): readonly IpAddress[] | undefined {
  if (count === 0) return []
  for (const pool of world.pools) {
    const taken = pools?.includes(pool.id) === false ? undefined : takeAddresses(pool, count)
    if (taken !== undefined) return taken
  }
  return undefined
}
