import type { ItemView } from '../lists/select-items.ts'
import type { Cluster, HypervisorNode, IpPool, Os, Preset } from '../world/entities.ts'
import { usedAddresses } from '../world/ip-pool.ts'
import { nodeLoad } from '../world/node-loads.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/cluster`. */
export const clusterView: ItemView<Cluster, World> = {
  fields: {
    id: (cluster) => cluster.id,
    name: (cluster) => cluster.name,
    comment: () => '',
    state: () => 'active',
    virtualization_type: () => 'kvm',
    datacenter_type: () => 'common',
    node_count: (cluster, world) => [...nodesOf(cluster.id, world)].length,
    host_count: (cluster, world) =>
      [...nodesOf(cluster.id, world)].reduce((sum, { id }) => sum + nodeLoad(world.nodeLoads, id).hosts, 0),
    ippools: (cluster, world) =>
      Array.from(world.pools.all())
        .filter(({ clusterIds }) => clusterIds.includes(cluster.id))
        .map(({ id }) => ({ id })),
  },
  lookups: {},
}

/** Items of `GET /vm/v3/os`. BILLmanager names them `<repository>__<name>`. */
export const osView: ItemView<Os, World> = {
  fields: {
    id: (os) => os.id,
    name: (os) => os.name,
    os_group: (os) => os.group,
    state: () => 'active',
    adminonly: () => false,
    clusters: (os, world) => namesOf(os.clusterIds, world),
    nodes: (os, world) =>
      os.clusterIds.flatMap((clusterId) =>
        Array.from(nodesOf(clusterId, world), ({ id, name, ip }) => ({ id, name, ip_addr: ip })),
      ),
    repository: (os) => os.repository,
    repository_id: () => 1,
    tags: () => [],
    comment: () => '',
    hdd_mib_required: (os) => os.minimumDiskMib,
    is_lxd_image: () => false,
  },
  lookups: {},
}

/** Items of `GET /vm/v3/preset`. */
export const presetView: ItemView<Preset, World> = {
  fields: {
    id: (preset) => preset.id,
    name: (preset) => preset.name,
    comment: () => '',
    virtualization_type: () => 'kvm',
    cpu_number: (preset) => preset.cpuNumber,
    ram_mib: (preset) => preset.ramMib,
    hdd_mib: (preset) => preset.diskMib,
  },
  lookups: {},
}

/** Items of `GET /vm/v3/ippool`; the counts are strings, as public clients see them. */
export const ipPoolView: ItemView<IpPool, World> = {
  fields: {
    id: (pool) => pool.id,
    name: (pool) => pool.name,
    note: () => '',
    total_ip: (pool) => String(pool.size),
    using_ip: (pool) => String(usedAddresses(pool)),
    clusters: (pool, world) => namesOf(pool.clusterIds, world),
  },
  lookups: {},
}

function nodesOf(clusterId: number, world: World): Iterable<HypervisorNode> {
  return world.nodes.with('clusterId', clusterId) ?? []
}

function namesOf(
  clusterIds: readonly number[],
  { clusters }: World,
): readonly Pick<Cluster, 'id' | 'name'>[] {
  return clusterIds.flatMap((id) => {
    const cluster = clusters.get(id)
    return cluster === undefined ? [] : [{ id, name: cluster.name }]
  })
}
