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
