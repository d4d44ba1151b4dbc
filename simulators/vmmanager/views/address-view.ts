import type { ItemView } from '../lists/select-items.ts'
import type { Host, IpAddress } from '../world/entities.ts'
import { dotted } from '../world/dotted.ts'
import { networkOf } from '../world/network-of.ts'
import type { World } from '../world/world.ts'

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
