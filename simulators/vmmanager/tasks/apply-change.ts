import type { HostEvent } from '../../../contracts/trace/trace-event.ts'
import type { Host, HostWish } from '../world/entities.ts'
import { returnAddresses } from '../world/ip-pool.ts'
import { putOnNode } from '../world/node-loads.ts'
import type { World } from '../world/world.ts'
import { applyWish } from './apply-wish.ts'

type Change = HostEvent['change']

/** What each change does to a machine besides being told. */
const effects: Readonly<Partial<Record<Change, (world: World, host: Host, wish: HostWish) => void>>> = {
  'address-added': (_, host) => {
    host.addressed = true
  },
  'os-installed': (_, host) => {
    host.state = 'active'
  },
  started: (_, host) => {
    host.state = 'active'
  },
  stopped: (world, host) => {
    host.state = 'stopped'
    applyWish(world, host, host.deferred)
    host.deferred = {}
  },
  changed: applyWish,
  reinstalled: (world, host, wish) => {
    host.state = 'active'
    applyWish(world, host, wish)
  },
  deleted: (world, host) => {
    world.hosts.delete(host)
    putOnNode(world.nodeLoads, host, -1)
    returnAddresses(world.pools, host.reserved)
  },
}

/** Changes a host and tells of it. A deleted one gives its addresses back. */
export function applyChange(world: World, host: Host, change: Change, wish: HostWish = {}): void {
  effects[change]?.(world, host, wish)
  if (change === 'address-added' && host.reserved.length === 0) return
  world.tell({ type: 'host', host: host.id, name: host.name, change }, world.nowMs)
}
