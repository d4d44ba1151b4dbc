import type {
  HostCreateCustomInterface,
  HostCreateRequest,
} from '../../../../../contracts/vmmanager/generated/types.ts'
import { type AddressWish, withCertain } from '../reserve-addresses.ts'
import { customInterfaces } from './custom-interfaces.ts'

/**
 * The addresses that a creation asks for: those of the machine (`ipv4_number`, one where it says nothing about
 * interfaces either), and those of each custom interface. That both add up is inferred, and so is that a certain
 * address is one of those that are asked for by their number.
 */
export function addressWishes(request: HostCreateRequest, clusterId: number): readonly AddressWish[] {
  const custom = customInterfaces(request)
  const usual = custom.length === 0 ? 1 : 0
  const poolIds = request.ipv4_pool ?? request.interfaces?.flatMap(({ ippool = [] }) => ippool)
  const own = { clusterId, count: request.ipv4_number ?? usual, poolIds }
  return [
    ...withCertain(own, request.ip_addr?.name),
    ...custom.flatMap((each, index) => {
      const pools = each.ippool === undefined ? undefined : [each.ippool]
      const name = index > 0 ? { interface: `eth${index}` } : {}
      return withCertain({ clusterId, count: countOf(each), poolIds: pools, ...name }, each.ip_name)
    }),
  ]
}

function countOf({ ip_count, ip_name, ippool, no_ip }: HostCreateCustomInterface): number {
  if (no_ip === true) return 0
  return ip_count ?? (ip_name === undefined && ippool === undefined ? 0 : 1)
}
