import type { Cluster } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind } from '../records/record-kind.ts'
import type { ItemView } from '../../lists/select-items.ts'
import { type Load, nodeLoad } from '../../world/node-capacity.ts'
import { shownAgain } from '../../views/shown-again.ts'
import { nodesOf } from '../../views/named-clusters.ts'

/** Items of `GET /vm/v3/cluster`. */
const clusterView: ItemView<Cluster, World> = {
  fields: {
    id: (cluster) => cluster.id,
    name: (cluster) => cluster.name,
    state: () => 'active',
    ...shownAgain({
      comment: '',
      virtualization_type: 'kvm',
      datacenter_type: 'common',
      data_center: null,
      time_zone: null,
      host_filter: [],
      os_storage_path: null,
      image_storage_path: null,
      backup_locations: [],
      domain_template: null,
      datacenter_params: null,
      dns_servers: [],
      node_network: null,
      vxlan_mode: null,
      vxlan_settings: undefined,
      interfaces: undefined,
      iso_enabled: undefined,
      manage_disk_enabled: undefined,
      domain_change_allowed: undefined,
      proxy_enabled: undefined,
    }),
    host_per_node_limit: (cluster) => cluster.hostPerNodeLimit ?? null,
    host_distribution_policy: (cluster) => cluster.hostDistributionPolicy ?? 'spread',
    overselling: (cluster) => cluster.cpuOverselling ?? 1,
    node_count: ({ id }, world) => nodesOf(id, world).length,
    host_count: ({ id }, world) => taken(id, world, 'hosts'),
    cpu_number: usage('cpuNumber'),
    ram_mib: usage('ramMib'),
    storage_mib: usage('diskMib'),
    storages: ({ id }, world) =>
      Array.from(world.storages.all())
        .filter(({ clusterIds }) => clusterIds.includes(id))
        .map(({ id, name, type }) => ({ id, name, type })),
    vxlans: ({ id }, world) =>
      Array.from(world.vxlans.all())
        .filter(({ clusterIds }) => clusterIds.includes(id))
        .map(({ id, name }) => ({ id, name })),
    ippools: ({ id }, world) =>
      Array.from(world.pools.all())
        .filter(({ clusterIds }) => clusterIds.includes(id))
        .map(({ id }) => ({ id })),
  },
  lookups: {},
}

/** How much the nodes of a cluster have, and how much of it is taken. */
function usage(
  capacity: 'cpuNumber' | 'ramMib' | 'diskMib',
): (cluster: Cluster, world: World) => { readonly total: number; readonly used: number } {
  return ({ id }, world) => ({
    total: nodesOf(id, world).reduce((sum, node) => sum + node[capacity], 0),
    used: taken(id, world, capacity),
  })
}

function taken(clusterId: number, world: World, part: keyof Load): number {
  return nodesOf(clusterId, world).reduce((sum, { id }) => sum + nodeLoad(world.nodeLoads, id)[part], 0)
}

/** Clusters: `os` says which templates they have. One with nodes stays. */
export const clusterKind: RecordKind<Cluster> = {
  table: ({ clusters }) => clusters,
  idParameter: 'cluster_id',
  view: clusterView,
  make: (id) => ({ id, name: '' }),
  fields: {
    name: 'name',
    host_per_node_limit: 'hostPerNodeLimit',
    overselling: 'cpuOverselling',
    host_distribution_policy: 'hostDistributionPolicy',
  },
  references: { os: 'oses' },
  changed: ({ id }, { os }, world) => {
    if (Array.isArray(os)) installOn(world, id, os)
  },
  isUsed: ({ id }, world) => nodesOf(id, world).length > 0,
  deleted: ({ id }, world) => {
    for (const table of [world.oses, world.pools, world.storages, world.vxlans]) {
      for (const row of table.all()) row.clusterIds = row.clusterIds.filter((other) => other !== id)
    }
  },
}

function installOn({ oses }: World, clusterId: number, osIds: readonly unknown[]): void {
  for (const os of oses.all()) {
    const others = os.clusterIds.filter((id) => id !== clusterId)
    os.clusterIds = osIds.includes(os.id) ? [...others, clusterId] : others
  }
}
