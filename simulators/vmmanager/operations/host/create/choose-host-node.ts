import { type Reply, refuse } from '../../../reply.ts'
import type { HypervisorNode } from '../../../world/entities.ts'
import type { Load } from '../../../world/node-capacity.ts'
import { chooseNode } from '../../../world/node-loads.ts'
import type { World } from '../../../world/world.ts'

/** What a machine, or a disk, needs of its node. */
export interface NodeWish {
  readonly clusterId: number
  /** The only one that will do; any of the cluster when undefined. */
  readonly nodeId: number | undefined
  readonly forbiddenNodeIds: readonly number[]
  readonly load: Load
}

/** The node that was asked for, if it can bear the load, else the one of the cluster that takes it first. */
export function chooseHostNode(
  world: World,
  { clusterId, nodeId, forbiddenNodeIds, load }: NodeWish,
): HypervisorNode | Reply {
  const nodes = [...(world.nodes.with('clusterId', clusterId) ?? [])]
  const wanted = nodeId === undefined ? nodes : nodes.filter(({ id }) => id === nodeId)
  if (wanted.length === 0) return refuse('instance-not-found', { node: nodeId })
  const allowed = wanted.filter(({ id }) => !forbiddenNodeIds.includes(id))
  return (
    chooseNode(allowed, world.nodeLoads, load, world.clusters.get(clusterId)) ??
    refuse('no-suitable-node', { cluster: clusterId })
  )
}
