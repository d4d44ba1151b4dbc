import type {
  HostDiskAttachRequest,
  HostDiskOrderRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { seesThingOf } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import { diskView } from '../../views/disk-view.ts'
import { attachDisk, detachDisk, disksOf, ownerOf } from '../../world/disks.ts'
import type { Host } from '../../world/entities.ts'
import type { Disk } from '../../world/machine-entities.ts'
import { withHost, withMadeHost } from '../host/with-host.ts'

/** `GET /vm/v3/host/{host_id}/disk`. */
export const hostDiskList: OperationHandler = withHost((host, call) =>
  listReply(call, disksOf(call.world, host.id), diskView),
)

/**
 * `POST /vm/v3/host/{host_id}/disk/{disk_id}`: at once. A disk that is in the machine already takes its new part in it;
 * one that is in none has to be on the node of the machine.
 */
export const hostDiskAttach: OperationHandler = withMadeHost((host, { world, body, account, pathParams }) => {
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
export const hostDiskDetach: OperationHandler = withMadeHost((host, { world, pathParams }) => {
  const disk = world.disks.get(Number(pathParams['disk_id']))
  if (disk?.hostId !== host.id) return refuse('instance-not-found', { disk_id: pathParams['disk_id'] })
  if (disk.id === host.diskId) return refuse('wrong-state', { disk_id: disk.id, is_main: true })
  detachDisk(world, disk, host)
  return ok({ id: disk.id })
})

/** `POST /vm/v3/host/{host_id}/disk_order`: at once, for all the named disks or for none. */
export const hostDiskOrder: OperationHandler = withMadeHost((host, { world, body }) => {
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
