import type { HostEvent } from '../../../contracts/trace/trace-event.ts'
import type { Host } from '../world/entities.ts'
import { returnAddresses } from '../world/ip-pool.ts'
import type { World } from '../world/world.ts'

/** Changes a host and tells of it. A deleted one gives its addresses back. */
export function applyChange(world: World, host: Host, change: HostEvent['change']): void {
  if (change === 'address-added') host.addressed = true
  if (change === 'os-installed') host.state = 'active'
  if (change === 'deleted') {
    world.hosts.delete(host)
    for (const pool of world.pools) {
      returnAddresses(
        pool,
        host.reserved.filter(({ poolId }) => poolId === pool.id),
      )
    }
  }
  if (change === 'address-added' && host.reserved.length === 0) return
  world.tell({ type: 'host', host: host.id, name: host.name, change }, world.nowMs)
}
