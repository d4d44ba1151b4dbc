import type {
  ImageStateRequest,
  ImageUpdateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { seesImage } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { OperationHandlers } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { imageView } from '../../views/image-view.ts'
import { findOwner } from '../host/create/find-owner.ts'
import { hostImageCreate, hostImageLimit } from './host-images.ts'
import { imageCopy, imageMove, imageNodeDisable, imageNodeEnable } from './image-nodes.ts'
import { withImage } from './with-image.ts'

/** Images of machines, to make others of. */
export const imageOperations: OperationHandlers = {
  'image-list': (call) =>
    listReply(call, call.world.images.all(), imageView, (image) => seesImage(call.account, image)),
  'image-read': withImage(({ id, name, state }) => ok({ id, name, state }), 'read'),
  'image-update': withImage((image, { world, body, account }) => {
    const request = body as ImageUpdateRequest
    const { name = image.name, comment = image.comment, for_all: forAll = image.forAll } = request
    const owner = findOwner(world, request.account ?? image.accountId, account)
    if ('status' in owner) return owner
    Object.assign(image, { name, comment, forAll, accountId: owner.id })
    return ok({ id: image.id })
  }),
  'image-delete': withImage((image, { world }) => {
    world.images.delete(image)
    return ok({ id: image.id })
  }),
  'image-state': withImage((image, { body }) => {
    image.state = (body as ImageStateRequest).state
    return ok({ id: image.id })
  }),
  'image-copy': imageCopy,
  'image-move': imageMove,
  'image-node-enable': imageNodeEnable,
  'image-node-disable': imageNodeDisable,
  'host-image-create': hostImageCreate,
  'host-image-limit': hostImageLimit,
}
