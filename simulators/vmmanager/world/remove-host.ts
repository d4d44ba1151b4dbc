import { disksOf } from './disks.ts'
import type { Host } from './entities.ts'
import { returnPrefix } from './ipv6-prefixes.ts'
import { putOnNode } from './node-loads.ts'
import { releaseAddresses } from './release-addresses.ts'
import type { World } from './world.ts'

/**
 * Takes a machine out of the world: its node, its addresses and its prefix are free again, its disks and interfaces
 * are gone. Its backups stay, without it, until somebody deletes them.
 */
export function removeHost(world: World, host: Host): void {
  world.hosts.delete(host)
  putOnNode(world.nodeLoads, host, -1)
  releaseAddresses(world, host.reserved)
  if (host.ipv6 !== undefined) returnPrefix(world.ipv6, host.ipv6)
  for (const disk of disksOf(world, host.id)) world.disks.delete(disk)
  for (const each of world.interfaces.with('hostId', host.id) ?? []) world.interfaces.delete(each)
  for (const backup of world.backups.with('hostId', host.id) ?? []) {
    world.backups.update(backup, (row) => {
      row.hostId = undefined
    })
  }
}
