import { seesThingOf } from '../../access.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, refuse } from '../../reply.ts'
import { hostOf, ownerOf } from '../../world/disks.ts'
import type { Disk } from '../../world/machine-entities.ts'
import { refuseOrder } from '../host/with-host.ts'

/** An operation on the disk that the path names; any other disk is not found. */
export function withDisk(handler: (disk: Disk, call: Call) => Reply): OperationHandler {
  return (call) => {
    const disk = call.world.disks.get(Number(call.pathParams['disk_id']))
    if (disk === undefined) return refuse('instance-not-found', { disk_id: call.pathParams['disk_id'] })
    return seesThingOf(call.account, ownerOf(call.world, disk))
      ? handler(disk, call)
      : refuse('forbidden', { disk_id: disk.id })
  }
}

/** The same for a change: a machine that takes no orders takes none about its disks either. */
export function withChangingDisk(handler: (disk: Disk, call: Call) => Reply): OperationHandler {
  return withDisk((disk, call) => {
    const host = hostOf(call.world, disk)
    const refusal = host && refuseOrder(call.world, host)
    return refusal ?? handler(disk, call)
  })
}
