import type { IpAddress } from './entities.ts'
import { returnAddresses } from './ip-pool.ts'
import type { World } from './world.ts'

/** Each address goes back to the pool that it came from, without the reverse name that it had. */
export function releaseAddresses(world: World, addresses: readonly IpAddress[]): void {
  returnAddresses(world.pools, addresses)
  for (const { address } of addresses) world.ptr.delete(address)
}
