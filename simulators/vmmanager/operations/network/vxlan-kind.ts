import type { VxlanNet } from '../../../../contracts/vmmanager/generated/types.ts'
import { refuseOneMore } from '../../refuse-over-limits.ts'
import { refuse } from '../../reply.ts'
import { parseNetwork } from '../../world/ip-span.ts'
import type { Vxlan } from '../../world/network-entities.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind } from '../records/record-kind.ts'
import type { ItemView } from '../../lists/select-items.ts'
import { namedClusters } from '../../views/named-clusters.ts'
import { shownAgain } from '../../views/shown-again.ts'

/** Items of `GET /vm/v3/vxlan`; no machine here is in one. */
const vxlanView: ItemView<Vxlan, World> = {
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

/** Virtual networks; without `account` the caller owns them. Given `ipnets` take the place of those before. */
export const vxlanKind: RecordKind<Vxlan> = {
  table: ({ vxlans }) => vxlans,
  idParameter: 'vxlan_id',
  view: vxlanView,
  make: (id, { account }) => ({ id, name: '', accountId: account?.id ?? 0, clusterIds: [] }),
  fields: { name: 'name', account: 'accountId', clusters: 'clusterIds' },
  references: { account: 'accounts', clusters: 'clusters' },
  refusal: ({ account, ipnets }, { world, account: caller }, vxlan) => {
    const bad = netsIn(ipnets).find(({ name }) => parseNetwork(name) === undefined)
    if (bad !== undefined) return refuse('invalid-value', { name: '/ipnets', expected: 'IPv4 networks' })
    const owner = Number(account ?? vxlan?.accountId ?? caller?.id)
    if (owner === vxlan?.accountId) return undefined
    return refuseOneMore(
      world,
      owner,
      'vxlan_count_total',
      [...(world.vxlans.with('accountId', owner) ?? [])].length,
    )
  },
  changed: ({ id }, { ipnets }, world) => {
    if (ipnets === undefined) return
    dropNetworks(world, id)
    for (const { name, gateway = '' } of netsIn(ipnets)) {
      world.networks.add((netId) => ({ id: netId, name, gateway, vxlanId: id }))
    }
  },
  deleted: ({ id }, world) => {
    dropNetworks(world, id)
  },
}

function netsIn(ipnets: unknown): readonly VxlanNet[] {
  return (ipnets as readonly VxlanNet[] | undefined) ?? []
}

function dropNetworks({ networks }: World, vxlanId: number): void {
  for (const network of networks.with('vxlanId', vxlanId) ?? []) networks.delete(network)
}
