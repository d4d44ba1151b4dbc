import type { ItemView } from '../lists/select-items.ts'
import type { Host, IpAddress } from '../world/entities.ts'
import type { World } from '../world/world.ts'
import { dotted, parseNetwork, undotted } from '../world/ip-span.ts'
import type { IpNetwork } from '../world/network-entities.ts'

/** An address together with the machine that has it. */
export interface HeldAddress extends IpAddress {
  readonly host: Host
}

/** The addresses that are on a machine. */
export function addressesOf(host: Host): readonly HeldAddress[] {
  return host.addressed ? host.reserved.map((address) => Object.assign({ host }, address)) : []
}

/** Items of `GET /vm/v3/ip` and `GET /vm/v3/host/{host_id}/ipv4`. */
export const addressView: ItemView<HeldAddress, World> = {
  fields: {
    id: ({ offset, poolId }) => poolId * 1_000_000 + offset,
    ip_addr: ({ address }) => address,
    domain: ({ address, host }, { ptr }) => ptr.get(address) ?? host.domain,
    gateway: ({ address }, world) => networkOf(world, address)?.gateway ?? null,
    mask: ({ address }, world) => maskOf(networkOf(world, address)?.size),
    network: ({ address }, world) => networkOf(world, address)?.id ?? null,
    state: () => 'used',
    family: () => 4,
    ippool: ({ poolId }) => poolId,
    host: ({ host }) => ({ id: host.id, name: host.name }),
  },
  lookups: {},
}

function maskOf(size: number | undefined): string | null {
  return size === undefined ? null : dotted(2 ** 32 - size)
}

/** A network that an address lies in. */
interface AddressNetwork extends Pick<IpNetwork, 'id' | 'gateway'> {
  /** How many addresses it has. */
  readonly size: number
}

/** The smallest network of the platform in which an address lies; undefined where there is none. */
function networkOf({ networks }: World, address: string): AddressNetwork | undefined {
  const wanted = undotted(address)
  const around = [...(networks.with('vxlanId', undefined) ?? [])].flatMap(({ id, name, gateway }) => {
    const { first = 0, size = 0 } = parseNetwork(name) ?? {}
    return wanted >= first && wanted < first + size ? [{ id, gateway, size }] : []
  })
  return around.toSorted((a, b) => a.size - b.size)[0]
}
