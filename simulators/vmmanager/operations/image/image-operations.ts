import type {
  HostImageLimitRequest,
  ImageCopyRequest,
  ImageCreateRequest,
  ImageMoveRequest,
  ImageStateRequest,
  ImageUpdateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { seesImage, seesThingOf } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { Call, OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import { findOwner } from '../host/find-owner.ts'
import { refuseOneMore } from '../../refuse-over-limits.ts'
import { createTask } from '../../tasks/create-task.ts'
import { withHost, withMadeHost } from '../host/with-host.ts'
import type { Image } from '../../world/machine-entities.ts'
import type { World } from '../../world/world.ts'
import type { ItemView } from '../../lists/select-items.ts'

/** Items of `GET /vm/v3/image`. */
const imageView: ItemView<Image, World> = {
  fields: {
    id: (image) => image.id,
    name: (image) => image.name,
    account: ({ accountId }, world) => ({
      id: accountId,
      email: world.accounts.get(accountId)?.email ?? null,
    }),
    for_all: (image) => image.forAll,
    type: () => 'image',
    comment: (image) => image.comment,
    state: (image) => image.state,
    nodes: ({ nodeIds, forbiddenNodeIds }, world) =>
      nodeIds.map((id) => ({
        id,
        name: world.nodes.get(id)?.name ?? null,
        enabled: !forbiddenNodeIds.includes(id),
      })),
  },
  lookups: {
    id: (value, world) => world.images.with('id', value),
  },
}

/** `POST /vm/v3/image/{image_id}/copy`: the image lies on one more node, at once. */
const imageCopy: OperationHandler = withImage((image, { world, body }) => {
  const { node } = body as ImageCopyRequest
  const refusal = refuseNode(world, image, node)
  if (refusal !== undefined) return refusal
  image.nodeIds = [...new Set([...image.nodeIds, node])]
  return ok({ id: image.id })
})

/** `POST /vm/v3/image/{image_id}/move`: the image lies on another node in place of one that it lay on, at once. */
const imageMove: OperationHandler = withImage((image, { world, body }) => {
  const { source, destination } = body as ImageMoveRequest
  if (!image.nodeIds.includes(source)) return refuse('instance-not-found', { source })
  const refusal = refuseNode(world, image, destination)
  if (refusal !== undefined) return refusal
  image.nodeIds = [...new Set([...image.nodeIds.filter((id) => id !== source), destination])]
  return ok({ id: image.id })
})

/** `POST /vm/v3/image/{image_id}/node/{node_id}/enable`. */
const imageNodeEnable: OperationHandler = withImage((image, { world, pathParams }) => {
  const node = Number(pathParams['node_id'])
  const refusal = refuseNode(world, image, node)
  if (refusal !== undefined) return refusal
  image.forbiddenNodeIds = image.forbiddenNodeIds.filter((id) => id !== node)
  return ok({ id: image.id })
})

/** `POST /vm/v3/image/{image_id}/node/{node_id}/disable`: no machine is installed from it there any more. */
const imageNodeDisable: OperationHandler = withImage((image, { world, pathParams }) => {
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

/** `POST /vm/v3/host/{host_id}/image/create`: a task copies the main disk; the image can be installed when it ends. */
const hostImageCreate: OperationHandler = withMadeHost((host, { world, body, account }) => {
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
const hostImageLimit: OperationHandler = withHost((host, { body }) => {
  const { image_gib } = body as HostImageLimitRequest
  host.told = { ...host.told, image_gib }
  return ok({ image_gib })
})

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

/** An operation on the image that the path names; those who may only install it may only read. */
function withImage(
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
