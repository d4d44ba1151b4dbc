import type { ItemView } from '../lists/select-items.ts'
import type { Host } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/host`: with account, cluster, node, disk, addresses and operating system. */
export const hostView: ItemView<Host, World> = {
  fields: {
    id: (host) => host.id,
    name: (host) => host.name,
    domain: (host) => host.domain,
    comment: (host) => host.comment,
    state: (host) => host.state,
    disabled: () => false,
    account: (host, world) => ({
      id: host.accountId,
      email: world.accounts.get(host.accountId)?.email ?? '',
    }),
    cluster: (host, world) => ({
      id: host.clusterId,
      name: world.clusters.get(host.clusterId)?.name ?? '',
      datacenter_type: 'common',
      virtualization_type: 'kvm',
    }),
    node: (host, world) => {
      const node = world.nodes.get(host.nodeId)
      return {
        id: host.nodeId,
        name: node?.name ?? '',
        ip_addr: node?.ip ?? '',
        maintenance_mode: node?.maintenance ?? false,
      }
    },
    os: (host) => ({ id: host.osId }),
    os_name: (host, world) => world.oses.get(host.osId)?.name ?? '',
    os_group: (host, world) => world.oses.get(host.osId)?.group ?? '',
    disk: (host) => ({
      id: host.diskId,
      disk_mib: host.diskMib,
      disk_mib_new: host.deferred.diskMib ?? host.diskMib,
    }),
    disk_count: () => 1,
    cpu_number: (host) => host.cpuNumber,
    cpu_number_new: (host) => host.deferred.cpuNumber ?? host.cpuNumber,
    ram_mib: (host) => host.ramMib,
    ram_mib_new: (host) => host.deferred.ramMib ?? host.ramMib,
    net_bandwidth_mbitps: (host, { dialect }) =>
      dialect.hostBandwidth === 'one' ? (host.bandwidthMbitps ?? null) : undefined,
    net_in_mbitps: (host, { dialect }) =>
      dialect.hostBandwidth === 'two' ? (host.bandwidthMbitps ?? null) : undefined,
    net_out_mbitps: (host, { dialect }) =>
      dialect.hostBandwidth === 'two' ? (host.bandwidthMbitps ?? null) : undefined,
    ip4: (host) =>
      host.addressed ? host.reserved.map(({ address }) => ({ ip: address, interface: 'eth0' })) : [],
    ip6: () => [],
    rescue_mode: () => false,
    is_protected: () => false,
    snapshot_count: () => 0,
  },
  lookups: {
    id: (value, world) => world.hosts.with('id', value),
    name: (value, world) => world.hosts.with('name', value),
    'account.id': (value, world) => world.hosts.with('accountId', Number(value)),
  },
}

/** `GET /vm/v3/host/{id}`: the machine without what belongs to it; `node` is its id. */
export function shortHost(host: Host): Readonly<Record<string, unknown>> {
  return {
    id: host.id,
    internal_name: `${host.id}_${host.name}`,
    node: host.nodeId,
    name: host.name,
    state: host.state,
    cpu_number: host.cpuNumber,
    ram_mib: host.ramMib,
    expand_part: 'none',
    net_is_synced: true,
    ip_automation: 'none',
  }
}

/** `GET /vm/v3/host/{id}/metadata`. */
export function hostMetadata(host: Host, world: World): Readonly<Record<string, unknown>> {
  const { id, name, domain, osId, clusterId, nodeId, accountId, cpuNumber, ramMib, diskId, diskMib } = host
  return {
    id,
    name,
    domain,
    internal_name: `${id}_${name}`,
    preset: null,
    os: { id: osId },
    cluster: { id: clusterId },
    node: { id: nodeId, ip_addr: world.nodes.get(nodeId)?.ip ?? '' },
    account: { id: accountId },
    base_resources: { cpu_number: cpuNumber, ram_mib: ramMib },
    disks: [{ id: diskId, name: `${id}_${name}`, size_mib: diskMib, boot_order: 1, storage: { id: 1 } }],
    ipv4: host.addressed
      ? host.reserved.map(({ address, poolId }) => ({ ip_addr: address, ippool_id: poolId }))
      : [],
  }
}
