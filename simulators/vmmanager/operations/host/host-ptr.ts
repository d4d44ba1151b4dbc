import type { DomainRequest, HostPtrCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import { addressView, addressesOf, type HeldAddress } from '../../views/address-view.ts'
import type { Host } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'
import { withHost } from './with-host.ts'

/** `GET /vm/v3/host/{host_id}/ptr`: the IPv4 addresses of the machine with the names that they have, in one network. */
export const hostPtrList: OperationHandler = withHost((host, { world }) => {
  const ip = addressesOf(host).map((held) => describe(held, world))
  return ok({ list: ip.length === 0 ? [] : [{ family: 4, ip_count: ip.length, ip }] })
})

/** `POST /vm/v3/host/{host_id}/ptr`: `name` is the address. */
export const hostPtrCreate: OperationHandler = withHost((host, { world, body }) => {
  const { name, domain } = body as HostPtrCreateRequest
  const held = addressesOf(host).find(({ address }) => address === name)
  if (held === undefined) return refuse('instance-not-found', { name })
  world.ptr.set(held.address, domain)
  return ok({ id: idOf(held, world) })
})

/** `POST /vm/v3/host/{host_id}/ptr/{ptr}`. */
export const hostPtrUpdate: OperationHandler = withPtr((held, { world, body }) => {
  world.ptr.set(held.address, (body as DomainRequest).domain)
  return ok({ id: idOf(held, world) })
})

/** `DELETE /vm/v3/host/{host_id}/ptr/{ptr}`. */
export const hostPtrDelete: OperationHandler = withPtr((held, { world }) => {
  world.ptr.delete(held.address)
  return ok({ id: idOf(held, world) })
})

/** An operation on the reverse name of an address; the path has the name, or else the address or its id. */
function withPtr(handler: (held: HeldAddress, call: Call) => Reply): OperationHandler {
  return withHost((host, call) => {
    const ptr = call.pathParams['ptr'] ?? ''
    const held = findNamed(host, call.world, ptr)
    return held === undefined ? refuse('instance-not-found', { ptr }) : handler(held, call)
  })
}

function findNamed(host: Host, world: World, ptr: string): HeldAddress | undefined {
  const named = addressesOf(host).filter(({ address }) => world.ptr.has(address))
  return (
    named.find(({ address }) => world.ptr.get(address) === ptr) ??
    named.find((held) => held.address === ptr || String(idOf(held, world)) === ptr)
  )
}

function describe(held: HeldAddress, world: World): object {
  const domain = world.ptr.get(held.address)
  return {
    id: idOf(held, world),
    name: held.address,
    domain: domain ?? null,
    status: domain ? 'active' : null,
  }
}

function idOf(held: HeldAddress, world: World): number {
  return Number(addressView.fields['id']?.(held, world))
}
