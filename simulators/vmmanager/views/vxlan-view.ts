import type { ItemView } from '../lists/select-items.ts'
import type { Vxlan } from '../world/network-entities.ts'
import type { World } from '../world/world.ts'
import { namedClusters } from './named-clusters.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/vxlan`; no machine here is in one. */
export const vxlanView: ItemView<Vxlan, World> = {
  fields: {
    id: (vxlan) => vxlan.id,
    name: (vxlan) => vxlan.name,
    ...shownAgain({ comment: '' }),
    account: ({ accountId }, world) => ({ id: accountId, email: world.accounts.get(accountId)?.email ?? '' }),
    tag: (vxlan) => vxlan.id,
    host_count: () => 0,
    clusters: (vxlan, world) => namedClusters(vxlan.clusterIds, world),
    ipnets: (vxlan, world) =>
      Array.from(world.networks.with('vxlanId', vxlan.id) ?? [], ({ id, name, gateway }) => ({
        id,
        name,
        gateway,
      })),
    ippool: () => null,
  },
  lookups: {
    'account.id': (value, world) => world.vxlans.with('accountId', Number(value)),
  },
}
