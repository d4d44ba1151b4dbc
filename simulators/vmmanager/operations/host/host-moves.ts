import type {
  HostMigrateRequest,
  HostRelocateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { disksOf } from '../../world/disks.ts'
import type { Host, HypervisorNode } from '../../world/entities.ts'
import { loadOf, nodeLoad, takesLoad } from '../../world/node-capacity.ts'
import type { World } from '../../world/world.ts'
import { withHost, withMadeHost } from './with-host.ts'
import { beginMove } from '../../world/host-places.ts'

/** `GET /vm/v3/host/{host_id}/migrate`: the other nodes of the cluster that could bear the machine now. */
export const hostMigrationTargets: OperationHandler = withHost((host, { world }) => {
  const nodes = [...(world.nodes.with('clusterId', host.clusterId) ?? [])]
  const targets = nodes.filter((node) => node.id !== host.nodeId && canBear(world, node, host))
  return ok({ nodes: targets.map((node, index) => describeTarget(world, node, index)) })
})

/**
 * `POST /vm/v3/host/{host_id}/migrate`: the task is found in the history (DenisKoleda/vm-balancer). From the acceptance
 * on the new node bears the machine too; when the task ends, it alone does.
 */
export const hostMigrate: OperationHandler = withMadeHost((host, { world, body }) => {
  const { node: nodeId, disks = [] } = body as HostMigrateRequest
  const refusal = refuseTarget(world, host, nodeId)
  if (refusal !== undefined) return refusal
  const ids = new Set(disksOf(world, host.id).map(({ id }) => id))
  const storages = disks.map((disk) => ({ diskId: disk.id, storageId: disk.dst_storage }))
  for (const { diskId, storageId } of storages) {
    if (!ids.has(diskId)) return refuse('instance-not-found', { disk: diskId })
    if (world.storages.get(storageId) === undefined)
      return refuse('instance-not-found', { storage: storageId })
  }
  createTask(world, 'host_migrate', host, { move: beginMove(world, host, nodeId, storages) })
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/relocate`: the same, with another task; the machine stays in the state that it has. */
export const hostRelocate: OperationHandler = withMadeHost((host, { world, body }) => {
  const { node: nodeId } = body as HostRelocateRequest
  const refusal = refuseTarget(world, host, nodeId)
  if (refusal !== undefined) return refusal
  const move = beginMove(world, host, nodeId, [])
  return ok({ id: host.id, task: createTask(world, 'host_relocate', host, { move }).consulId })
})

/** `POST /vm/v3/host/{host_id}/sync_ha_metadata`: high availability knows all here, so nothing has to be done. */
export const hostHaMetadataSync: OperationHandler = withMadeHost((host) => ok({ id: host.id }))

function refuseTarget(world: World, host: Host, nodeId: number): Reply | undefined {
  const node = world.nodes.get(nodeId)
  if (node === undefined || node.clusterId !== host.clusterId) {
    return refuse('instance-not-found', { node: nodeId })
  }
  if (nodeId === host.nodeId) return refuse('invalid-value', { name: '/node', expected: 'another node' })
  return canBear(world, node, host) ? undefined : refuse('no-suitable-node', { node: nodeId })
}

function canBear(world: World, node: HypervisorNode, host: Host): boolean {
  return takesLoad(node, world.nodeLoads, loadOf(host), world.clusters.get(node.clusterId))
}

function describeTarget(world: World, node: HypervisorNode, priority: number): object {
  const load = nodeLoad(world.nodeLoads, node.id)
  return {
    id: node.id,
    name: node.name,
    state: 'active',
    suitable: true,
    priority,
    ram_mib: { total: node.ramMib, used: load.ramMib, unused: node.ramMib - load.ramMib },
    storage: { available_mib: node.diskMib - load.diskMib },
    host_creation_blocked: false,
    host_count: load.hosts,
    host_limit: node.hostLimit,
  }
}
