import type { DomainRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { seesHost } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { type HeldAddress, addressView } from '../../views/address-view.ts'
import type { World } from '../../world/world.ts'

/** Items of `GET /ip/v3/ip`: addresses, as the address service knows them; free ones are not in the list. */
const serviceAddressView: ItemView<HeldAddress, World> = {
  fields: {
    id: (address, world) => addressView.fields['id']?.(address, world),
    name: ({ address }) => address,
  },
  lookups: {},
}

/** `GET /vm/v3/ip`: clients see the addresses of their own machines. */
export const ipList: OperationHandler = (call) =>
  listReply(call, takenAddresses(call.world), addressView, ({ host }) => seesHost(call.account, host))

/** `GET /ip/v3/ip`. */
export const serviceIpList: OperationHandler = (call) =>
  listReply(call, takenAddresses(call.world), serviceAddressView)

/** `POST /vm/v3/ip/{ip_id}/ptr`: the reverse name of an address of a machine, at once. */
export const ipPtr: OperationHandler = ({ world, pathParams, body, account }) => {
  const id = Number(pathParams['ip_id'])
  const found = takenAddresses(world).find((address) => addressView.fields['id']?.(address, world) === id)
  if (!seesHost(account, found?.host)) return refuse('forbidden', { ip_id: id })
  if (found === undefined) return refuse('instance-not-found', { ip_id: id })
  world.ptr.set(found.address, (body as DomainRequest).domain)
  return ok({ id })
}

/** Every address that is out of its pool: those of machines, and those that tasks under way will bring to them. */
function takenAddresses({ hosts, tasks }: World): readonly HeldAddress[] {
  const held = [...hosts.all()].flatMap((host) => host.reserved.map((address) => ({ ...address, host })))
  const coming = [...tasks.all()].flatMap(({ wish, hostId, endedAtMs }) => {
    const host = hosts.get(hostId)
    return host === undefined || endedAtMs !== undefined
      ? []
      : (wish.added ?? []).map((address) => ({ ...address, host }))
  })
  return [...held, ...coming]
}
