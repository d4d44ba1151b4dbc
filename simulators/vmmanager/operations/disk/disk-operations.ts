import type { OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { diskBackupCreate, diskBackupList, diskRestore } from '../backup/machine-backups.ts'
import type {
  DiskCreateRequest,
  DiskMigrateRequest,
  DiskUpdateRequest,
  HostDiskAttachRequest,
  HostDiskOrderRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { seesThingOf } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import {
  attachDisk,
  bearDisk,
  detachDisk,
  disksOf,
  hostOf,
  ownerOf,
  resizeDisk,
  unbearDisk,
} from '../../world/disks.ts'
import type { Host } from '../../world/entities.ts'
import type { Disk } from '../../world/machine-entities.ts'
import { withHost, withMadeHost } from '../host/with-host.ts'
import { refuseMoreDisk, refuseOverLimits } from '../../refuse-over-limits.ts'
import { createTask } from '../../tasks/create-task.ts'
import { noLoad } from '../../world/node-capacity.ts'
import { findOwner } from '../host/find-owner.ts'
import { withChangingDisk } from './with-disk.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { World } from '../../world/world.ts'
import { chooseHostNode, usualStorageId } from '../host/new-host.ts'
import { bearsMore } from '../../world/host-places.ts'

/** Items of `GET /vm/v3/disk` and `GET /vm/v3/host/{host_id}/disk`. */
const diskView: ItemView<Disk, World> = {
  fields: {
    id: (disk) => disk.id,
    name: (disk) => disk.name,
    bus: (disk) => busOf(disk),
    target_dev: (disk, world) =>
      disk.hostId === undefined ? null : `vd${letterOf(disksOf(world, disk.hostId).indexOf(disk))}`,
    expand_part: (disk) => disk.told?.['expand_part'] ?? 'none',
    size_mib: (disk) => disk.sizeMib,
    size_mib_new: (disk) => disk.sizeMib,
    account: (disk, world) => {
      const id = ownerOf(world, disk)
      return { id, email: world.accounts.get(id)?.email ?? null }
    },
    storage: ({ storageId }, world) => ({ id: storageId, name: world.storages.get(storageId)?.name ?? null }),
    tags: (disk) => disk.told?.['tags'] ?? [],
    host: (disk, world) => {
      const host = hostOf(world, disk)
      if (host === undefined) return null
      const isMain = host.diskId === disk.id
      return { id: host.id, name: host.name, boot_order: disk.bootOrder, is_main: isMain, bus: busOf(disk) }
    },
    node: ({ nodeId }, world) => ({ id: nodeId, name: world.nodes.get(nodeId)?.name ?? null }),
    cluster: ({ nodeId }, world) => {
      const cluster = world.clusters.get(world.nodes.get(nodeId)?.clusterId ?? 0)
      return cluster === undefined ? null : { id: cluster.id, name: cluster.name }
    },
  },
  lookups: {
    id: (value, world) => world.disks.with('id', value),
    'host.id': (value, world) => world.disks.with('hostId', Number(value)),
  },
}

function busOf({ told }: Disk): unknown {
  return told?.['bus'] ?? 'virtio'
}

function letterOf(index: number): string {
  return String.fromCodePoint(97 + (index % 26))
}

/**
 * `POST /vm/v3/disk/{disk_id}`: a disk grows, by a task where it is in a machine. A smaller size is silently ignored,
 * and so there is no task (BILLmanager documentation, operation principles). All else changes at once; the owner of
 * a disk in a machine changes with that of the machine only.
 */
const diskUpdate: OperationHandler = withChangingDisk((disk, { world, body, account }) => {
  const {
    size_mib: sizeMib = 0,
    name = disk.name,
    account: accountId,
    expand_part,
  } = body as DiskUpdateRequest
  const host = hostOf(world, disk)
  if (host !== undefined && accountId !== undefined && accountId !== host.accountId) {
    return refuse('wrong-state', { disk_id: disk.id, host_id: host.id })
  }
  const owner = accountId === undefined ? undefined : findOwner(world, accountId, account)
  if (owner !== undefined && 'status' in owner) return owner
  const grownMib = Math.max(0, sizeMib - disk.sizeMib)
  if (grownMib > 0 && !bearsMore(world, disk.nodeId, { ...noLoad, diskMib: grownMib })) {
    return refuse('no-suitable-node', { node: disk.nodeId })
  }
  const ownerId = owner?.id ?? disk.accountId
  const refusal =
    host === undefined
      ? refuseMoreDisk(world, ownerId, grownMib)
      : refuseOverLimits(world, host.accountId, { addedDiskMib: grownMib }, host)
  if (refusal !== undefined) return refusal
  disk.name = name
  disk.accountId = ownerId
  if (expand_part !== undefined) disk.told = { ...disk.told, expand_part }
  if (grownMib === 0) return ok({ id: disk.id })
  if (host === undefined) {
    resizeDisk(world, disk, sizeMib)
    return ok({ id: disk.id })
  }
  const wish = { disk: { id: disk.id, sizeMib } }
  return ok({ id: disk.id, task: createTask(world, 'disk_resize', host, wish).consulId })
})

/** `GET /vm/v3/disk`: clients see those of their machines and those that are in none and their own. */
const diskList: OperationHandler = (call) => {
  const { world, account } = call
  return listReply(call, world.disks.all(), diskView, (disk) => seesThingOf(account, ownerOf(world, disk)))
}

/** `POST /vm/v3/disk`: a disk in no machine, at once; without `node` the one of cluster 1 that takes it first bears it. */
const diskCreate: OperationHandler = ({ world, body, account }) => {
  const request = body as DiskCreateRequest
  const {
    size_mib: sizeMib,
    storage: storageId = usualStorageId(world),
    name = 'disk',
    expand_part,
  } = request
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
const diskDelete: OperationHandler = withChangingDisk((disk, { world }) => {
  if (disk.hostId !== undefined) return refuse('wrong-state', { disk_id: disk.id, host_id: disk.hostId })
  unbearDisk(world, disk)
  world.disks.delete(disk)
  return ok({ id: disk.id })
})

/**
 * `POST /vm/v3/disk/{disk_id}/migrate`: a disk comes to another storage, by a task where it is in a machine. One that
 * is in none comes to another node too; the others do so with their machine only.
 */
const diskMigrate: OperationHandler = withChangingDisk((disk, { world, body }) => {
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

/** `GET /vm/v3/host/{host_id}/disk`. */
const hostDiskList: OperationHandler = withHost((host, call) =>
  listReply(call, disksOf(call.world, host.id), diskView),
)

/**
 * `POST /vm/v3/host/{host_id}/disk/{disk_id}`: at once. A disk that is in the machine already takes its new part in it;
 * one that is in none has to be on the node of the machine.
 */
const hostDiskAttach: OperationHandler = withMadeHost((host, { world, body, account, pathParams }) => {
  const { is_main: isMain = false, bus } = body as HostDiskAttachRequest
  const disk = world.disks.get(Number(pathParams['disk_id']))
  if (disk === undefined) return refuse('instance-not-found', { disk_id: pathParams['disk_id'] })
  if (!seesThingOf(account, ownerOf(world, disk))) return refuse('forbidden', { disk_id: disk.id })
  const refusal = disk.hostId === host.id ? undefined : refuseAttaching(disk, host)
  if (refusal !== undefined) return refusal
  if (disk.hostId === undefined) attachDisk(world, disk, host)
  if (isMain) host.diskId = disk.id
  if (bus !== undefined) disk.told = { ...disk.told, bus }
  return ok({ id: disk.id })
})

/** `DELETE /vm/v3/host/{host_id}/disk/{disk_id}`: at once; the main disk stays. */
const hostDiskDetach: OperationHandler = withMadeHost((host, { world, pathParams }) => {
  const disk = world.disks.get(Number(pathParams['disk_id']))
  if (disk?.hostId !== host.id) return refuse('instance-not-found', { disk_id: pathParams['disk_id'] })
  if (disk.id === host.diskId) return refuse('wrong-state', { disk_id: disk.id, is_main: true })
  detachDisk(world, disk, host)
  return ok({ id: disk.id })
})

/** `POST /vm/v3/host/{host_id}/disk_order`: at once, for all the named disks or for none. */
const hostDiskOrder: OperationHandler = withMadeHost((host, { world, body }) => {
  const { disks } = body as HostDiskOrderRequest
  const own = new Map(disksOf(world, host.id).map((disk) => [disk.id, disk]))
  const alien = disks.find(({ id }) => !own.has(id))
  if (alien !== undefined) return refuse('instance-not-found', { disk: alien.id })
  for (const { id, boot_order } of disks) Object.assign(own.get(id) ?? {}, { bootOrder: boot_order })
  return ok({ id: host.id })
})

function refuseAttaching(disk: Disk, host: Host): Reply | undefined {
  if (disk.hostId !== undefined) return refuse('wrong-state', { disk_id: disk.id, host_id: disk.hostId })
  if (disk.nodeId === host.nodeId) return undefined
  return refuse('wrong-state', { disk_id: disk.id, node: disk.nodeId })
}

/** Disks, in machines and in none. */
export const diskOperations: OperationHandlers = {
  'disk-list': diskList,
  'disk-create': diskCreate,
  'disk-update': diskUpdate,
  'disk-delete': diskDelete,
  'disk-migrate': diskMigrate,
  'disk-restore': diskRestore,
  'disk-backup-create': diskBackupCreate,
  'disk-backup-list': diskBackupList,
  'host-disk-list': hostDiskList,
  'host-disk-attach': hostDiskAttach,
  'host-disk-detach': hostDiskDetach,
  'host-disk-order': hostDiskOrder,
}
