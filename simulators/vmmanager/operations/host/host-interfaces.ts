import type {
  HostInterfaceCreateRequest,
  HostInterfaceUpdateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import { interfaceView } from '../../views/interface-view.ts'
import type { Host } from '../../world/entities.ts'
import { interfacesOf } from '../../world/interfaces.ts'
import type { HostInterface } from '../../world/machine-entities.ts'
import { releaseAddresses } from '../../world/release-addresses.ts'
import { usualInterface } from './create/plan-interfaces.ts'
import { reserveAddresses } from './reserve-addresses.ts'
import { withHost, withMadeHost } from './with-host.ts'

/** `GET /vm/v3/host/{host_id}/iface`. */
export const hostInterfaceList: OperationHandler = withHost((host, call) =>
  listReply(call, interfacesOf(call.world, host.id), interfaceView),
)

/** `POST /vm/v3/host/{host_id}/iface`: at once, with its addresses. It is never the main one. */
export const hostInterfaceCreate: OperationHandler = withMadeHost((host, { world, body }) => {
  const {
    name,
    mac,
    bridge = usualInterface.bridge,
    ippool,
    ip_count: count = 0,
  } = body as HostInterfaceCreateRequest
  const taken = new Set(interfacesOf(world, host.id).map((each) => each.name))
  const ownName = name ?? freeName(taken)
  if (taken.has(ownName)) return refuse('invalid-value', { name: '/name', expected: 'a name of its own' })
  const added = reserveAddresses(world, {
    clusterId: host.clusterId,
    count: Math.max(0, count),
    poolIds: ippool === undefined ? undefined : [ippool],
    interface: ownName,
  })
  if (added === undefined) return refuse('no-free-address', { ip_count: count })
  const made = world.interfaces.add((id) => ({
    id,
    hostId: host.id,
    name: ownName,
    bridge,
    model: usualInterface.model,
    isMain: false,
    ...(mac !== undefined && { mac }),
  }))
  host.reserved = [...host.reserved, ...added]
  return ok({ id: made.id })
})

/** `POST /vm/v3/host/{host_id}/iface/{interface}`: another model, at once. */
export const hostInterfaceUpdate: OperationHandler = withInterface((_, each, { body }) => {
  each.model = (body as HostInterfaceUpdateRequest).model
  return ok({ id: each.id })
})

/** `DELETE /vm/v3/host/{host_id}/iface/{interface}`: at once, with its addresses; the main one stays. */
export const hostInterfaceDelete: OperationHandler = withInterface((host, each, { world }) => {
  if (each.isMain) return refuse('wrong-state', { host_id: host.id, is_main: true })
  world.interfaces.delete(each)
  const isOn = (address: { readonly interface?: string }): boolean => address.interface === each.name
  releaseAddresses(world, host.reserved.filter(isOn))
  host.reserved = host.reserved.filter((address) => !isOn(address))
  return ok({ id: each.id })
})

/** An operation on an interface of a machine, which the path names by its id or by its name. */
function withInterface(handler: (host: Host, each: HostInterface, call: Call) => Reply): OperationHandler {
  return withMadeHost((host, call) => {
    const wanted = call.pathParams['interface']
    const each = interfacesOf(call.world, host.id).find(
      ({ id, name }) => String(id) === wanted || name === wanted,
    )
    return each === undefined
      ? refuse('instance-not-found', { interface: wanted })
      : handler(host, each, call)
  })
}

function freeName(taken: ReadonlySet<string>): string {
  let number = 0
  while (taken.has(`eth${number}`)) number++
  return `eth${number}`
}
