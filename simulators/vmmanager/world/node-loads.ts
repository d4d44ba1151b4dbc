import type { Host, HypervisorNode } from './entities.ts'
import { addLoad, bears, type Load, loadOf, noLoad } from './node-capacity.ts'

/** What each node has on it, kept in step with its machines; by node id. */
export type NodeLoads = Map<number, Load>

export function nodeLoad(loads: NodeLoads, nodeId: number): Load {
  return loads.get(nodeId) ?? noLoad
}

/** Puts a machine on its node, or takes it away with `times` -1. */
export function putOnNode(loads: NodeLoads, host: Host, times: 1 | -1 = 1): void {
  loads.set(host.nodeId, addLoad(nodeLoad(loads, host.nodeId), loadOf(host), times))
}

/** The node with the fewest machines among those that can take the load; the smaller id among equals. */
export function chooseNode(
  nodes: Iterable<HypervisorNode>,
  loads: NodeLoads,
  load: Load,
): HypervisorNode | undefined {
  let chosen: HypervisorNode | undefined
  for (const node of nodes) {
    const present = nodeLoad(loads, node.id)
    const canTake = !node.maintenance && bears(node, addLoad(present, load))
    if (canTake && (chosen === undefined || present.hosts < nodeLoad(loads, chosen.id).hosts)) chosen = node
  }
  return chosen
}
