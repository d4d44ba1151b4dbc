import type { ItemView } from '../lists/select-items.ts'
import { macOf } from '../world/interfaces.ts'
import type { HostInterface } from '../world/machine-entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/host/{host_id}/iface`. */
export const interfaceView: ItemView<HostInterface, World> = {
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
