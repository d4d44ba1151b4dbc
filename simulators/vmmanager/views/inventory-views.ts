import type { ItemView } from '../lists/select-items.ts'
import type { Cluster, IpPool, Os, Preset } from '../world/entities.ts'
import { usedAddresses } from '../world/ip-pool.ts'
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
    node_count: (cluster, world) => world.nodes.filter(({ clusterId }) => clusterId === cluster.id).length,
    host_count: (_, world) => world.hosts.size,
    ippools: (_, world) => world.pools.map(({ id }) => ({ id })),
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
    clusters: (os, world) => world.clusters.filter(({ id }) => os.clusterIds.includes(id)),
    nodes: (os, world) =>
      world.nodes
        .filter(({ clusterId }) => os.clusterIds.includes(clusterId))
        .map(({ id, name, ip }) => ({ id, name, ip_addr: ip })),
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
    clusters: (_, world) => world.clusters.map(({ id, name }) => ({ id, name })),
  },
  lookups: {},
}
