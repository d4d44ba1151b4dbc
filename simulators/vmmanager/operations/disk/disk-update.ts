import type { DiskUpdateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { refuseMoreDisk, refuseOverLimits } from '../../refuse-over-limits.ts'
import { ok, refuse } from '../../reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { createTask } from '../../tasks/create-task.ts'
import { hostOf, resizeDisk } from '../../world/disks.ts'
import { bearsMore } from '../../world/fits-on-node.ts'
import { noLoad } from '../../world/node-capacity.ts'
import { findOwner } from '../host/create/find-owner.ts'
import { withChangingDisk } from './with-disk.ts'

/**
 * `POST /vm/v3/disk/{disk_id}`: a disk grows, by a task where it is in a machine. A smaller size is silently ignored,
 * and so there is no task (BILLmanager documentation, operation principles). All else changes at once; the owner of
 * a disk in a machine changes with that of the machine only.
 */
export const diskUpdate: OperationHandler = withChangingDisk((disk, { world, body, account }) => {
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
