import { clusterView } from '../../views/cluster-view.ts'
import { nodesOf } from '../../views/nodes-of.ts'
import type { Cluster } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind } from '../records/record-kind.ts'

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
