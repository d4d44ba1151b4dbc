import type { Host } from './entities.ts'
import type { Disk } from './machine-entities.ts'
import { addToNode, noLoad } from './node-capacity.ts'
import type { World } from './world.ts'

/** The disks of a machine, in the order of their making. */
export function disksOf(world: World, hostId: number): readonly Disk[] {
  return [...(world.disks.with('hostId', hostId) ?? [])]
}

/** The machine that a disk is in. */
export function hostOf(world: World, { hostId }: Disk): Host | undefined {
  return hostId === undefined ? undefined : world.hosts.get(hostId)
}

/** Whose a disk is: that of its machine is the machine's owner's. */
export function ownerOf(world: World, disk: Disk): number {
  return hostOf(world, disk)?.accountId ?? disk.accountId
}

/** Makes a disk larger; its node, and its machine where it has one, bear the difference. */
export function resizeDisk(world: World, disk: Disk, sizeMib: number): void {
  const grownMib = sizeMib - disk.sizeMib
  const host = hostOf(world, disk)
  disk.sizeMib = sizeMib
  if (host !== undefined) host.diskMib += grownMib
  addToNode(world.nodeLoads, disk.nodeId, { ...noLoad, diskMib: grownMib })
}

/** Puts a disk that is in no machine on a node. */
export function bearDisk(world: World, disk: Disk): void {
  addToNode(world.nodeLoads, disk.nodeId, { ...noLoad, diskMib: disk.sizeMib })
}

/** Takes a disk that is in no machine away from its node. */
export function unbearDisk(world: World, disk: Disk): void {
  addToNode(world.nodeLoads, disk.nodeId, { ...noLoad, diskMib: disk.sizeMib }, -1)
}

/** Puts a disk into a machine, whose node bears it already. */
export function attachDisk(world: World, disk: Disk, host: Host): void {
  host.diskMib += disk.sizeMib
  world.disks.update(disk, (row) => {
    row.hostId = host.id
  })
}

/** Takes a disk out of a machine; it stays where it is, and with the same owner. */
export function detachDisk(world: World, disk: Disk, host: Host): void {
  host.diskMib -= disk.sizeMib
  world.disks.update(disk, (row) => Object.assign(row, { hostId: undefined, accountId: host.accountId }))
}
