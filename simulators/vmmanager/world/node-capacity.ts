import type { Cluster, Host, HypervisorNode } from './entities.ts'

/** What machines take of a node, or would take. */
export interface Load {
  readonly hosts: number
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
}

export const noLoad: Load = { hosts: 0, cpuNumber: 0, ramMib: 0, diskMib: 0 }

/** What one machine takes. */
export function loadOf({ cpuNumber, ramMib, diskMib }: Pick<Host, 'cpuNumber' | 'ramMib' | 'diskMib'>): Load {
  return { hosts: 1, cpuNumber, ramMib, diskMib }
}

/** `load` and `times` times `other`. */
export function addLoad(load: Load, other: Load, times = 1): Load {
  return {
    hosts: load.hosts + times * other.hosts,
    cpuNumber: load.cpuNumber + times * other.cpuNumber,
    ramMib: load.ramMib + times * other.ramMib,
    diskMib: load.diskMib + times * other.diskMib,
  }
}

/**
 * True when the node bears that load: processors may be sold several times over, memory and disk once. Its cluster
 * may set a lower limit of machines, and says how processors are sold where the node does not.
 */
export function bears(
  node: HypervisorNode,
  { hosts, cpuNumber, ramMib, diskMib }: Load,
  cluster?: Cluster,
): boolean {
  return (
    hosts <= Math.min(node.hostLimit, cluster?.hostPerNodeLimit ?? Infinity) &&
    cpuNumber <= node.cpuNumber * (node.cpuOverselling ?? cluster?.cpuOverselling ?? 1) &&
    ramMib <= node.ramMib &&
    diskMib <= node.diskMib
  )
}

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
