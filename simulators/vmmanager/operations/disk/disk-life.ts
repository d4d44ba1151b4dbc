import type {
  DiskCreateRequest,
  DiskMigrateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { seesThingOf } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { refuseMoreDisk } from '../../refuse-over-limits.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { diskView } from '../../views/disk-view.ts'
import { bearDisk, hostOf, ownerOf, unbearDisk } from '../../world/disks.ts'
import { noLoad } from '../../world/node-capacity.ts'
import { chooseHostNode } from '../host/create/choose-host-node.ts'
import { findOwner } from '../host/create/find-owner.ts'
import { usualStorageId } from '../host/create/plan-disks.ts'
import { withChangingDisk } from './with-disk.ts'

/** `GET /vm/v3/disk`: clients see those of their machines and those that are in none and their own. */
export const diskList: OperationHandler = (call) => {
  const { world, account } = call
  return listReply(call, world.disks.all(), diskView, (disk) => seesThingOf(account, ownerOf(world, disk)))
}

/** `POST /vm/v3/disk`: a disk in no machine, at once; without `node` the one of cluster 1 that takes it first bears it. */
export const diskCreate: OperationHandler = ({ world, body, account }) => {
  const request = body as DiskCreateRequest
  const { size_mib: sizeMib, storage: storageId = usualStorageId, name = 'disk', expand_part } = request
  const owner = findOwner(world, request.account, account)
  if ('status' in owner) return owner
  if (world.storages.get(storageId) === undefined) return refuse('instance-not-found', { storage: storageId })
  const refusal = refuseMoreDisk(world, owner.id, sizeMib)
  if (refusal !== undefined) return refusal
  const clusterId = request.node === undefined ? 1 : (world.nodes.get(request.node)?.clusterId ?? 0)
  const load = { ...noLoad, diskMib: sizeMib }
  const node = chooseHostNode(world, { clusterId, nodeId: request.node, forbiddenNodeIds: [], load })
  if ('status' in node) return node
  const disk = world.disks.add((id) => ({
    id,
    name,
    sizeMib,
    storageId,
    nodeId: node.id,
    hostId: undefined,
    accountId: owner.id,
    bootOrder: 1,
    ...(expand_part !== undefined && { told: { expand_part } }),
  }))
  bearDisk(world, disk)
  return ok({ id: disk.id })
}

/** `DELETE /vm/v3/disk/{disk_id}`: at once; one that is in a machine has to be detached first. */
export const diskDelete: OperationHandler = withChangingDisk((disk, { world }) => {
  if (disk.hostId !== undefined) return refuse('wrong-state', { disk_id: disk.id, host_id: disk.hostId })
  unbearDisk(world, disk)
  world.disks.delete(disk)
  return ok({ id: disk.id })
})

/**
 * `POST /vm/v3/disk/{disk_id}/migrate`: a disk comes to another storage, by a task where it is in a machine. One that
 * is in none comes to another node too; the others do so with their machine only.
 */
export const diskMigrate: OperationHandler = withChangingDisk((disk, { world, body }) => {
  const { storage: storageId, node: nodeId = disk.nodeId } = body as DiskMigrateRequest
  if (world.storages.get(storageId) === undefined) return refuse('instance-not-found', { storage: storageId })
  const host = hostOf(world, disk)
  if (host !== undefined) {
    if (nodeId !== host.nodeId) return refuse('wrong-state', { disk_id: disk.id, host_id: host.id })
    const wish = { diskStorage: { diskId: disk.id, storageId } }
    return ok({ id: disk.id, task: createTask(world, 'disk_migrate', host, wish).consulId })
  }
  if (nodeId !== disk.nodeId) {
    const clusterId = world.nodes.get(nodeId)?.clusterId ?? 0
    const load = { ...noLoad, diskMib: disk.sizeMib }
    const node = chooseHostNode(world, { clusterId, nodeId, forbiddenNodeIds: [], load })
    if ('status' in node) return node
    unbearDisk(world, disk)
    disk.nodeId = node.id
    bearDisk(world, disk)
  }
  disk.storageId = storageId
  return ok({ id: disk.id })
})
