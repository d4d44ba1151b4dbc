import { seesHost } from '../../access.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, refuse } from '../../reply.ts'
import { tasksOf } from '../../tasks/tasks-of.ts'
import type { Host } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'

/** An operation on the host that the path names; any other host is not found. */
export function withHost(handler: (host: Host, call: Call) => Reply): OperationHandler {
  return (call) => {
    const host = call.world.hosts.get(Number(call.pathParams['host_id']))
    if (host === undefined) return refuse('instance-not-found', { host_id: call.pathParams['host_id'] })
    return seesHost(call.account, host) ? handler(host, call) : refuse('forbidden', { host_id: host.id })
  }
}

/** The same for a host that takes orders. */
export function withMadeHost(handler: (host: Host, call: Call) => Reply): OperationHandler {
  return withHost((host, call) => refuseOrder(call.world, host) ?? handler(host, call))
}

/** Why a machine takes no orders: it was never made, and nothing is making it; undefined where it does. */
export function refuseOrder(world: World, host: Host): Reply | undefined {
  const isComing = tasksOf(world, host.id).some(
    ({ name, endedAtMs }) => (name === 'host_create' || name === 'host_clone') && endedAtMs === undefined,
  )
  return host.state === 'creating' && !isComing
    ? refuse('wrong-state', { host_id: host.id, state: host.state })
    : undefined
}
