import type { Host, HostWish, IpAddress } from './entities.ts'
import { returnAddresses } from './ip-pool.ts'
import type { World } from './world.ts'
import { disksOf } from './disks.ts'
import { returnPrefix } from './ipv6-prefixes.ts'
import type { DiskStorage, Move } from './machine-entities.ts'
import { type Load, addLoad, addToNode, bears, loadOf, nodeLoad, putOnNode } from './node-capacity.ts'

/** Each address goes back to the pool that it came from, without the reverse name that it had. */
export function releaseAddresses(world: World, addresses: readonly IpAddress[]): void {
  returnAddresses(world.pools, addresses)
  for (const { address } of addresses) world.ptr.delete(address)
}

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

/**
 * Begins the way of a machine to another node. From now on until the move ends, well or not, both nodes bear the
 * machine: so nothing else can take its place meanwhile, and a move that was accepted always finds room.
 */
export function beginMove(world: World, host: Host, nodeId: number, storages: readonly DiskStorage[]): Move {
  const load = loadOf(host)
  addToNode(world.nodeLoads, nodeId, load)
  return { nodeId, load, storages }
}

/** Frees what is held for a move. */
export function releaseMove(world: World, { nodeId, load }: Move): void {
  addToNode(world.nodeLoads, nodeId, load, -1)
}

/** Ends a move well: the machine is on its new node alone, with its disks. */
export function endMove(world: World, host: Host, move: Move): void {
  const { nodeId, storages } = move
  releaseMove(world, move)
  putOnNode(world.nodeLoads, host, -1)
  world.hosts.update(host, (row) => {
    row.nodeId = nodeId
  })
  putOnNode(world.nodeLoads, host)
  for (const disk of disksOf(world, host.id)) {
    disk.nodeId = nodeId
    disk.storageId = storages.find(({ diskId }) => diskId === disk.id)?.storageId ?? disk.storageId
  }
}

/** True when the node of a machine would still bear its load after the change. */
export function fitsOnNode(world: World, host: Host, wish: HostWish): boolean {
  const node = world.nodes.get(host.nodeId)
  if (node === undefined) return false
  const others = addLoad(nodeLoad(world.nodeLoads, host.nodeId), loadOf(host), -1)
  return bears(node, addLoad(others, loadOf({ ...host, ...wish })), world.clusters.get(node.clusterId))
}

/** True when a node would bear this load besides what it has. */
export function bearsMore(world: World, nodeId: number, load: Load): boolean {
  const node = world.nodes.get(nodeId)
  if (node === undefined) return false
  return bears(node, addLoad(nodeLoad(world.nodeLoads, nodeId), load), world.clusters.get(node.clusterId))
}
