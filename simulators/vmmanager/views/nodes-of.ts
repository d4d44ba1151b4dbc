import type { HypervisorNode } from '../world/entities.ts'
import type { World } from '../world/world.ts'

export function nodesOf(clusterId: number, world: World): readonly HypervisorNode[] {
  return [...(world.nodes.with('clusterId', clusterId) ?? [])]
}
