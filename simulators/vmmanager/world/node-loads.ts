import type { Cluster, Host, HypervisorNode } from './entities.ts'
import { addLoad, bears, type Load, loadOf, noLoad } from './node-capacity.ts'

/** What each node has on it, kept in step with its machines; by node id. */
export type NodeLoads = Map<number, Load>

export function nodeLoad(loads: NodeLoads, nodeId: number): Load {
  return loads.get(nodeId) ?? noLoad
}

/** Lets a node bear a load, or frees it of one with `times` -1. */
export function addToNode(loads: NodeLoads, nodeId: number, load: Load, times: 1 | -1 = 1): void {
  loads.set(nodeId, addLoad(nodeLoad(loads, nodeId), load, times))
}

/** Puts a machine on its node, or takes it away with `times` -1. */
export function putOnNode(loads: NodeLoads, host: Host, times: 1 | -1 = 1): void {
  addToNode(loads, host.nodeId, loadOf(host), times)
}

/** True when a node takes new machines, and would bear this load besides what it has. */
export function takesLoad(node: HypervisorNode, loads: NodeLoads, load: Load, cluster?: Cluster): boolean {
  const isOpen = !node.maintenance && node.creationBlocked !== true
  return isOpen && bears(node, addLoad(nodeLoad(loads, node.id), load), cluster)
}

/**
 * The node with the fewest machines among those that can take the load, or with the most where their cluster says
 * `pack`; the smaller id among equals.
 */
export function chooseNode(
  nodes: Iterable<HypervisorNode>,
  loads: NodeLoads,
  load: Load,
  cluster?: Cluster,
): HypervisorNode | undefined {
  const hostsOn = ({ id }: HypervisorNode): number => nodeLoad(loads, id).hosts
  const able = [...nodes].filter((node) => {
    const isOpen = !node.maintenance && node.creationBlocked !== true
    return isOpen && bears(node, addLoad(nodeLoad(loads, node.id), load), cluster)
  })
  const direction = cluster?.hostDistributionPolicy === 'pack' ? -1 : 1
  return able.toSorted((a, b) => direction * (hostsOn(a) - hostsOn(b)))[0]
}
