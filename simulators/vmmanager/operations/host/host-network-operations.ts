import type { Call, OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { hostIpAutomation } from './host-guest.ts'
import { hostPtrCreate, hostPtrDelete, hostPtrList, hostPtrUpdate } from './host-ptr.ts'
import { hostIpv4List, hostIpv6Read } from './host-reads.ts'
import type {
  HostInterfaceCreateRequest,
  HostInterfaceUpdateRequest,
  HostIpRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import type { Host } from '../../world/entities.ts'
import type { HostInterface } from '../../world/machine-entities.ts'
import { releaseAddresses } from '../../world/host-places.ts'
import { reserveAddresses, reserveAll, reservePrefix, withCertain } from './reserve-addresses.ts'
import { withHost, withMadeHost } from './with-host.ts'
import { usualInterface } from './new-host.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { World } from '../../world/world.ts'
import { refuseOverLimits } from '../../refuse-over-limits.ts'
import { createTask } from '../../tasks/create-task.ts'
import { returnAddresses } from '../../world/ip-pool.ts'
import { interfacesOf, macOf } from '../../world/network-entities.ts'

/**
 * `POST /vm/v3/host/{host_id}/ip`: `ipv4_number` is a difference. Addresses leave their pool when the change is
 * accepted; they come to the machine and go from it when its task ends. So does an IPv6 prefix, of which a machine
 * has one at most.
 */
const hostIp: OperationHandler = withMadeHost((host, { world, body }) => {
  const request = body as HostIpRequest
  const { ipv4_number: difference = 0, ipv4_pool: poolIds } = request
  const removedCount = Math.max(0, -difference)
  if (removedCount > host.reserved.length) {
    return refuse('invalid-value', { name: '/ipv4_number', expected: `at least ${-host.reserved.length}` })
  }
  const refusal = refuseOverLimits(world, host.accountId, { addedAddresses: difference }, host)
  if (refusal !== undefined) return refusal
  const wish = { clusterId: host.clusterId, count: Math.max(0, difference), poolIds }
  const added = reserveAll(world, withCertain(wish, request.ip_addr?.name))
  if (added === undefined) return refuse('no-free-address', { ipv4_number: difference })
  const prefix = host.ipv6 === undefined ? reservePrefix(world, request) : undefined
  if (prefix !== undefined && 'status' in prefix) {
    returnAddresses(world.pools, added)
    return prefix
  }
  const ipv6 = request.ipv6_enabled === false ? null : prefix
  const change = { added, removedCount, ...(ipv6 !== undefined && { ipv6 }) }
  return ok({ id: host.id, task: createTask(world, 'ip_change', host, change).consulId })
})

/** Items of `GET /vm/v3/host/{host_id}/iface`. */
const interfaceView: ItemView<HostInterface, World> = {
  fields: {
    id: (each) => each.id,
    name: (each) => each.name,
    bridge: (each) => each.bridge,
    ip: (each, world) => addressesOn(each, world),
    mac: (each) => macOf(each),
    model: (each) => each.model,
    vxlan: () => null,
  },
  lookups: {},
}

function addressesOn({ hostId, name, isMain }: HostInterface, world: World): readonly string[] {
  const host = world.hosts.get(hostId)
  if (host?.addressed !== true) return []
  const own = host.reserved.filter((address) =>
    address.interface === undefined ? isMain : address.interface === name,
  )
  return own.map(({ address }) => address)
}

/** `GET /vm/v3/host/{host_id}/iface`. */
const hostInterfaceList: OperationHandler = withHost((host, call) =>
  listReply(call, interfacesOf(call.world, host.id), interfaceView),
)

/** `POST /vm/v3/host/{host_id}/iface`: at once, with its addresses. It is never the main one. */
const hostInterfaceCreate: OperationHandler = withMadeHost((host, { world, body }) => {
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
const hostInterfaceUpdate: OperationHandler = withInterface((_, each, { body }) => {
  each.model = (body as HostInterfaceUpdateRequest).model
  return ok({ id: each.id })
})

/** `DELETE /vm/v3/host/{host_id}/iface/{interface}`: at once, with its addresses; the main one stays. */
const hostInterfaceDelete: OperationHandler = withInterface((host, each, { world }) => {
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

/** Addresses of virtual machines, their interfaces and their names. */
export const hostNetworkOperations: OperationHandlers = {
  'host-ip': hostIp,
  'host-ip-automation': hostIpAutomation,
  'host-ipv4-list': hostIpv4List,
  'host-ipv6-read': hostIpv6Read,
  'host-interface-list': hostInterfaceList,
  'host-interface-create': hostInterfaceCreate,
  'host-interface-update': hostInterfaceUpdate,
  'host-interface-delete': hostInterfaceDelete,
  'host-ptr-list': hostPtrList,
  'host-ptr-create': hostPtrCreate,
  'host-ptr-update': hostPtrUpdate,
  'host-ptr-delete': hostPtrDelete,
}
