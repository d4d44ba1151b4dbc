import type { HypervisorNode } from '../../world/entities.ts'
import type { RecordKind } from '../records/record-kind.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { World } from '../../world/world.ts'
import { shownAgain } from '../../views/shown-again.ts'
import { refuseOverLicence } from '../../refuse-over-limits.ts'
import { roomyServer } from '../../world/inventory.ts'
import { nodeLoad } from '../../world/node-capacity.ts'

/** Items of `GET /vm/v3/node`. */
const nodeView: ItemView<HypervisorNode, World> = {
  fields: {
    id: (node) => node.id,
    name: (node) => node.name,
    state: () => 'active',
    ip: (node) => node.ip,
    ip_addr: (node) => node.ip,
    port: ({ told }) => told?.['ssh_port'] ?? 22,
    ssh_user: () => 'root',
    ...shownAgain({
      comment: '',
      ipv6: null,
      interfaces: [],
      host_filter: [],
      ssh_port: undefined,
      host_storage: undefined,
      image_storage_path: undefined,
      lvm_vg_rename: undefined,
      hetzner_ip: undefined,
      network_autosetup_disabled: undefined,
      open_vswitch: undefined,
      values: undefined,
    }),
    cluster: (node, world) => {
      if (world.dialect.nodeCluster === 'number') return node.clusterId
      const name = world.clusters.get(node.clusterId)?.name ?? ''
      return { id: node.clusterId, name, virtualization_type: 'kvm' }
    },
    vm: (node, world) => {
      const states = Array.from(world.hosts.with('nodeId', node.id) ?? [], ({ state }) => state)
      const count = (state: string): number => states.filter((other) => other === state).length
      return { total: states.length, active: count('active'), stopped: count('stopped'), crashed: 0 }
    },
    cpu: (node, world) => ({ number: node.cpuNumber, used: nodeLoad(world.nodeLoads, node.id).cpuNumber }),
    ram_mib: (node, world) => ({ total: node.ramMib, allocated: nodeLoad(world.nodeLoads, node.id).ramMib }),
    storage: (node, world) => {
      const { diskMib } = nodeLoad(world.nodeLoads, node.id)
      const available = node.diskMib - diskMib
      return { size_mib: node.diskMib, used_mib: diskMib, allocated_mib: diskMib, available_mib: available }
    },
    host_count: (node, world) => nodeLoad(world.nodeLoads, node.id).hosts,
    host_limit: (node) => node.hostLimit,
    overselling: ({ clusterId, cpuOverselling }, { clusters }) =>
      cpuOverselling ?? clusters.get(clusterId)?.cpuOverselling ?? 1,
    maintenance_mode: (node) => node.maintenance,
    host_creation_blocked: (node) => node.maintenance || node.creationBlocked === true,
    ha_error: () => 'no_error',
  },
  lookups: {},
}

/** `GET /vm/v3/node/{node_id}`: without what belongs to it; `cluster` is its id. */
const shortNodeView: ItemView<HypervisorNode, World> = {
  fields: {
    id: (node) => node.id,
    name: (node) => node.name,
    cluster: (node) => node.clusterId,
    state: () => 'active',
    ip_addr: (node) => node.ip,
    qemu_version: () => null,
  },
  lookups: {},
}

/** Nodes: every server that is taken in is a roomy one. One that bears machines or disks stays. */
export const nodeKind: RecordKind<HypervisorNode> = {
  table: ({ nodes }) => nodes,
  idParameter: 'node_id',
  view: nodeView,
  shortView: shortNodeView,
  make: (id) => ({ ...roomyServer, id, name: '', ip: '', clusterId: 0 }),
  fields: {
    name: 'name',
    ip: 'ip',
    cluster: 'clusterId',
    overselling: 'cpuOverselling',
    host_limit: 'hostLimit',
    host_creation_blocked: 'creationBlocked',
  },
  references: { cluster: 'clusters' },
  refusal: (_, { world }, node) => (node === undefined ? refuseOverLicence(world, 'node') : undefined),
  isUsed: ({ id }, { nodeLoads }) => {
    const { hosts, diskMib } = nodeLoad(nodeLoads, id)
    return hosts > 0 || diskMib > 0
  },
}
