import type { Host, HostWish } from './entities.ts'
import { addLoad, bears, type Load, loadOf } from './node-capacity.ts'
import { nodeLoad } from './node-loads.ts'
import type { World } from './world.ts'

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
