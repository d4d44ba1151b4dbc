import type { ItemView } from '../lists/select-items.ts'
import type { IpNetwork, IpRange } from '../world/network-entities.ts'
import type { World } from '../world/world.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/range`. */
export const rangeView: ItemView<IpRange, World> = {
  fields: {
    id: (range) => range.id,
    name: (range) => range.name,
    ippool: (range) => range.poolId,
  },
  lookups: {
    ippool: (value, world) => world.ranges.with('poolId', Number(value)),
  },
}

/** Items of `GET /ip/v3/ipnet`. */
export const networkView: ItemView<IpNetwork, World> = {
  fields: {
    id: (network) => network.id,
    name: (network) => network.name,
    gateway: (network) => network.gateway,
    ...shownAgain({ note: '', vlan: null, need_reserve: undefined }),
  },
  lookups: {},
}
