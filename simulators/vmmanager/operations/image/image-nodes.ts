import type { ImageCopyRequest, ImageMoveRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import type { Image } from '../../world/machine-entities.ts'
import type { World } from '../../world/world.ts'
import { withImage } from './with-image.ts'

/** `POST /vm/v3/image/{image_id}/copy`: the image lies on one more node, at once. */
export const imageCopy: OperationHandler = withImage((image, { world, body }) => {
  const { node } = body as ImageCopyRequest
  const refusal = refuseNode(world, image, node)
  if (refusal !== undefined) return refusal
  image.nodeIds = [...new Set([...image.nodeIds, node])]
  return ok({ id: image.id })
})

/** `POST /vm/v3/image/{image_id}/move`: the image lies on another node in place of one that it lay on, at once. */
export const imageMove: OperationHandler = withImage((image, { world, body }) => {
  const { source, destination } = body as ImageMoveRequest
  if (!image.nodeIds.includes(source)) return refuse('instance-not-found', { source })
  const refusal = refuseNode(world, image, destination)
  if (refusal !== undefined) return refusal
  image.nodeIds = [...new Set([...image.nodeIds.filter((id) => id !== source), destination])]
  return ok({ id: image.id })
})

/** `POST /vm/v3/image/{image_id}/node/{node_id}/enable`. */
export const imageNodeEnable: OperationHandler = withImage((image, { world, pathParams }) => {
  const node = Number(pathParams['node_id'])
  const refusal = refuseNode(world, image, node)
  if (refusal !== undefined) return refusal
  image.forbiddenNodeIds = image.forbiddenNodeIds.filter((id) => id !== node)
  return ok({ id: image.id })
})

/** `POST /vm/v3/image/{image_id}/node/{node_id}/disable`: no machine is installed from it there any more. */
export const imageNodeDisable: OperationHandler = withImage((image, { world, pathParams }) => {
  const node = Number(pathParams['node_id'])
  const refusal = refuseNode(world, image, node)
  if (refusal !== undefined) return refusal
  image.forbiddenNodeIds = [...new Set([...image.forbiddenNodeIds, node])]
  return ok({ id: image.id })
})

function refuseNode(world: World, { clusterId }: Image, nodeId: number): Reply | undefined {
  return world.nodes.get(nodeId)?.clusterId === clusterId
    ? undefined
    : refuse('instance-not-found', { node: nodeId })
}
