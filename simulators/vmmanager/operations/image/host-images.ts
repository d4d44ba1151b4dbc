import type {
  HostImageLimitRequest,
  ImageCreateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { refuseOneMore } from '../../refuse-over-limits.ts'
import { ok } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { findOwner } from '../host/create/find-owner.ts'
import { withHost, withMadeHost } from '../host/with-host.ts'

/** `POST /vm/v3/host/{host_id}/image/create`: a task copies the main disk; the image can be installed when it ends. */
export const hostImageCreate: OperationHandler = withMadeHost((host, { world, body, account }) => {
  const { name, comment = '', account: accountId, for_all: forAll = false } = body as ImageCreateRequest
  const owner = findOwner(world, accountId ?? host.accountId, account)
  if ('status' in owner) return owner
  const present = [...world.images.all()].filter((image) => image.accountId === owner.id).length
  const refusal =
    refuseOneMore(world, owner.id, 'image_count', present) ??
    refuseOneMore(world, owner.id, 'image_count_total', present)
  if (refusal !== undefined) return refusal
  const image = world.images.add((id) => ({
    id,
    name,
    comment,
    forAll,
    accountId: owner.id,
    osId: host.osId,
    sizeMib: world.disks.get(host.diskId)?.sizeMib ?? 0,
    clusterId: host.clusterId,
    state: 'creating',
    nodeIds: [],
    forbiddenNodeIds: [],
  }))
  const wish = { madeImageId: image.id }
  return ok({ id: image.id, task: createTask(world, 'image_create', host, wish).consulId })
})

/** `POST /vm/v3/host/{host_id}/bill_option/image_gib`: kept, and not applied. */
export const hostImageLimit: OperationHandler = withHost((host, { body }) => {
  const { image_gib } = body as HostImageLimitRequest
  host.told = { ...host.told, image_gib }
  return ok({ image_gib })
})
