import type { Host, HostWish } from '../world/entities.ts'
import { returnAddresses } from '../world/ip-pool.ts'
import { putOnNode } from '../world/node-loads.ts'
import type { World } from '../world/world.ts'

/** Makes a machine what it was wished to be; addresses that leave it go back to their pools. */
export function applyWish(world: World, host: Host, wish: HostWish): void {
  const { added = [], removedCount = 0, ...fields } = wish
  if (fields.ramMib !== undefined && host.state === 'active' && fields.ramMib > host.ramMib)
    host.ramIncreases++
  putOnNode(world.nodeLoads, host, -1)
  Object.assign(host, fields)
  putOnNode(world.nodeLoads, host)
  const kept = Math.max(0, host.reserved.length - removedCount)
  returnAddresses(world.pools, host.reserved.slice(kept))
  host.reserved = [...host.reserved.slice(0, kept), ...added]
}
