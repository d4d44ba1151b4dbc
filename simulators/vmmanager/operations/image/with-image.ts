import { seesImage, seesThingOf } from '../../access.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, refuse } from '../../reply.ts'
import type { Image } from '../../world/machine-entities.ts'

/** An operation on the image that the path names; those who may only install it may only read. */
export function withImage(
  handler: (image: Image, call: Call) => Reply,
  access: 'read' | 'change' = 'change',
): OperationHandler {
  return (call) => {
    const image = call.world.images.get(Number(call.pathParams['image_id']))
    if (image === undefined) return refuse('instance-not-found', { image_id: call.pathParams['image_id'] })
    const isAllowed =
      access === 'read' ? seesImage(call.account, image) : seesThingOf(call.account, image.accountId)
    return isAllowed ? handler(image, call) : refuse('forbidden', { image_id: image.id })
  }
}
