import { refuse } from '../../reply.ts'
import { networkView } from '../../views/network-views.ts'
import { overlap, parseNetwork } from '../../world/ip-span.ts'
import type { IpNetwork } from '../../world/network-entities.ts'
import type { Call } from '../../operation-handler.ts'
import type { RecordKind } from '../records/record-kind.ts'

/** Networks: those of the platform, or where the path names a virtual network those in it. */
export const networkKind: RecordKind<IpNetwork> = {
  table: ({ networks }) => networks,
  idParameter: 'ipnet_id',
  view: networkView,
  make: (id, call) => ({ id, name: '', gateway: '', vxlanId: vxlanIdOf(call) }),
  fields: { name: 'name', gateway: 'gateway' },
  refusal: ({ name }) =>
    typeof name === 'string' && parseNetwork(name) === undefined
      ? refuse('invalid-value', { name: '/name', expected: 'an IPv4 network as 198.18.0.0/15' })
      : undefined,
  isUsed: ({ name, vxlanId }, { ranges }) => {
    const network = parseNetwork(name)
    const isInNetwork = vxlanId === undefined && network !== undefined
    return isInNetwork && [...ranges.all()].some((range) => overlap(range, network))
  },
  isIn: ({ vxlanId }, call) => vxlanId === vxlanIdOf(call),
}

function vxlanIdOf({ pathParams }: Call): number | undefined {
  const { vxlan_id: id } = pathParams
  return id === undefined ? undefined : Number(id)
}
