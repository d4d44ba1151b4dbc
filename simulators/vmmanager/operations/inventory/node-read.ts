import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { shortNode } from '../../views/node-view.ts'

/** `GET /vm/v3/node/{node_id}`: the short form. */
export const nodeRead: OperationHandler = ({ world, pathParams }) => {
  const node = world.nodes.get(Number(pathParams['node_id']))
  return node === undefined
    ? refuse('instance-not-found', { node_id: pathParams['node_id'] })
    : ok(shortNode(node))
}
