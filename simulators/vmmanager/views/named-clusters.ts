import type { Cluster, HypervisorNode } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Clusters as other things refer to them. */
export function namedClusters(
  clusterIds: readonly number[],
  { clusters }: World,
): readonly Pick<Cluster, 'id' | 'name'>[] {
  return clusterIds.flatMap((id) => {
    const cluster = clusters.get(id)
    return cluster === undefined ? [] : [{ id, name: cluster.name }]
  })
}

export function nodesOf(clusterId: number, world: World): readonly HypervisorNode[] {
  return [...(world.nodes.with('clusterId', clusterId) ?? [])]
}
