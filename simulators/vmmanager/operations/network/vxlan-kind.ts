import type { VxlanNet } from '../../../../contracts/vmmanager/generated/types.ts'
import { refuseOneMore } from '../../refuse-over-limits.ts'
import { refuse } from '../../reply.ts'
import { vxlanView } from '../../views/vxlan-view.ts'
import { parseNetwork } from '../../world/ip-span.ts'
import type { Vxlan } from '../../world/network-entities.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind } from '../records/record-kind.ts'

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
