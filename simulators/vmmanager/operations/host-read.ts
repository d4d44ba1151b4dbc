import type { OperationHandler } from '../operation-handler.ts'
import { ok, refuse } from '../reply.ts'
import { shortHost } from '../views/host-view.ts'

/** `GET /vm/v3/host/{host_id}`: the short form. */
export const hostRead: OperationHandler = ({ world, pathParams }) => {
  const host = world.hosts.get(Number(pathParams['host_id']))
  return host === undefined
    ? refuse('instance-not-found', { host_id: pathParams['host_id'] })
    : ok(shortHost(host))
}
