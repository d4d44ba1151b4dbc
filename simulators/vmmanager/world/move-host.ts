import { disksOf } from './disks.ts'
import type { Host } from './entities.ts'
import type { DiskStorage, Move } from './machine-entities.ts'
import { loadOf } from './node-capacity.ts'
import { addToNode, putOnNode } from './node-loads.ts'
import type { World } from './world.ts'

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
