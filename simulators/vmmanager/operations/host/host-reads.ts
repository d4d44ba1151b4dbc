import { seesHost } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { tasksOf } from '../../tasks/tasks-of.ts'
import { addressView, addressesOf } from '../../views/address-view.ts'
import { timeText } from '../../views/time-text.ts'
import { prefixText } from '../../world/ipv6-prefixes.ts'
import { withHost } from './with-host.ts'
import type { ItemView } from '../../lists/select-items.ts'
import { disksOf } from '../../world/disks.ts'
import type { Host } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'
import { toldFields } from '../../views/told-fields.ts'
import { interfacesOf, macOf } from '../../world/network-entities.ts'

/** Items of `GET /vm/v3/host`: with account, cluster, node, disk, addresses and operating system. */
const hostView: ItemView<Host, World> = {
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
    disk: (host, world) => {
      const sizeMib = world.disks.get(host.diskId)?.sizeMib ?? 0
      return { id: host.diskId, disk_mib: sizeMib, disk_mib_new: sizeMib }
    },
    disk_count: (host, world) => disksOf(world, host.id).length,
    cpu_number: (host) => host.cpuNumber,
    cpu_number_new: (host) => host.deferred.cpuNumber ?? host.cpuNumber,
    ram_mib: (host) => host.ramMib,
    ram_mib_new: (host) => host.deferred.ramMib ?? host.ramMib,
    net_bandwidth_mbitps: (host, { dialect }) =>
      dialect.hostBandwidth === 'one' ? (host.netInMbitps ?? host.netOutMbitps ?? null) : undefined,
    net_in_mbitps: (host, { dialect }) =>
      dialect.hostBandwidth === 'two' ? (host.netInMbitps ?? null) : undefined,
    net_out_mbitps: (host, { dialect }) =>
      dialect.hostBandwidth === 'two' ? (host.netOutMbitps ?? null) : undefined,
    ip4: (host) =>
      host.addressed
        ? host.reserved.map(({ address, interface: name = 'eth0' }) => ({ ip: address, interface: name }))
        : [],
    ip6: ({ addressed, ipv6 }) =>
      addressed && ipv6 !== undefined ? [{ ip: prefixText(ipv6), interface: 'eth0' }] : [],
    interfaces: (host, world) =>
      interfacesOf(world, host.id).map((each) => ({ host_interface: each.name, mac: macOf(each) })),
    ...toldFields,
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
function shortHost(host: Host): Readonly<Record<string, unknown>> {
  return {
    id: host.id,
    internal_name: `${host.id}_${host.name}`,
    node: host.nodeId,
    name: host.name,
    state: host.state,
    cpu_number: host.cpuNumber,
    ram_mib: host.ramMib,
    expand_part: host.told['expand_part'] ?? 'none',
    net_is_synced: true,
    ip_automation: host.told['ip_automation'] ?? 'none',
  }
}

/** `GET /vm/v3/host/{id}/metadata`. */
function hostMetadata(host: Host, world: World): Readonly<Record<string, unknown>> {
  const { id, name, domain, osId, clusterId, nodeId, accountId, cpuNumber, ramMib } = host
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
    disks: disksOf(world, id).map((disk) => ({
      id: disk.id,
      name: disk.name,
      size_mib: disk.sizeMib,
      boot_order: disk.bootOrder,
      storage: { id: disk.storageId },
    })),
    ipv4: host.addressed
      ? host.reserved.map(({ address, poolId }) => ({ ip_addr: address, ippool_id: poolId }))
      : [],
  }
}

/** `GET /vm/v3/host`: clients see their own machines. */
export const hostList: OperationHandler = (call) => {
  const { world, account } = call
  return listReply(call, world.hosts.all(), hostView, (host) => seesHost(account, host))
}

/** `GET /vm/v3/host/{host_id}`: the short form. */
export const hostRead: OperationHandler = withHost((host) => ok(shortHost(host)))

/** `GET /vm/v3/host/{host_id}/ipv4`. */
export const hostIpv4List: OperationHandler = withHost((host, call) =>
  listReply(call, addressesOf(host), addressView),
)

/** `GET /vm/v3/host/{host_id}/ipv6`. */
export const hostIpv6Read: OperationHandler = withHost(({ ipv6 }) =>
  ok({
    ipv6_enabled: ipv6 !== undefined,
    ipv6_prefix: ipv6 === undefined ? null : prefixText(ipv6),
    ipv6_ptr_enabled: false,
  }),
)

/** `GET /vm/v3/host/{host_id}/metadata`. */
export const hostMetadataRead: OperationHandler = withHost((host, { world }) =>
  ok({ metadata: hostMetadata(host, world) }),
)

/** `GET /vm/v3/host/{host_id}/history`: the tasks of the machine, the newest first. */
export const hostHistory: OperationHandler = withHost((host, { world }) => {
  const tasks = tasksOf(world, host.id).toReversed()
  const list = tasks.map(({ id, name, createdAtMs, endedAtMs }) => ({
    id,
    name,
    state: endedAtMs === undefined ? 'running' : 'complete',
    task: id,
    date_create: timeText(world, createdAtMs),
  }))
  return ok({ list, max_id: tasks[0]?.id ?? 0 })
})
