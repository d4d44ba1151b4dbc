import type { Cluster, HypervisorNode, IpPool, Os, Preset } from './entities.ts'
import type { IpNetwork } from './network-entities.ts'
import type { Recipe, Storage } from './platform-entities.ts'

/**
 * What a fresh VMmanager offers here: enough for the defaults of public clients to work
 * (cluster 1, first administrator with account id 3: Terraform provider usaafko/terraform-provider-vmmanager6).
 */
export const defaultClusters: readonly Cluster[] = [{ id: 1, name: 'kvm' }]

/** A server large enough that no scenario meets its limits by chance. */
export const roomyServer: Pick<
  HypervisorNode,
  'cpuNumber' | 'ramMib' | 'diskMib' | 'hostLimit' | 'maintenance'
> = {
  cpuNumber: 128,
  ramMib: 2 ** 30,
  diskMib: 2 ** 34,
  hostLimit: 1_000_000,
  maintenance: false,
}
const roomy = { ...roomyServer, clusterId: 1, cpuOverselling: 1000 }

export const defaultNodes: readonly HypervisorNode[] = [
  { id: 1, name: 'node-1', ip: '192.0.2.11', ...roomy },
  { id: 2, name: 'node-2', ip: '192.0.2.12', ...roomy },
]

export const defaultOses: readonly Os[] = [
  {
    id: 1,
    name: 'Debian-12-x86_64',
    repository: 'ISPsystem',
    group: 'debian',
    minimumDiskMib: 5000,
    clusterIds: [1],
  },
  {
    id: 2,
    name: 'Ubuntu-24.04-x86_64',
    repository: 'ISPsystem',
    group: 'ubuntu',
    minimumDiskMib: 5000,
    clusterIds: [1],
  },
  {
    id: 3,
    name: 'AlmaLinux-9-x86_64',
    repository: 'ISPsystem',
    group: 'almalinux',
    minimumDiskMib: 8000,
    clusterIds: [1],
  },
]

export const defaultPresets: readonly Preset[] = [
  { id: 1, name: 'small', cpuNumber: 1, ramMib: 1024, diskMib: 10_240 },
  { id: 2, name: 'medium', cpuNumber: 2, ramMib: 4096, diskMib: 40_960 },
  { id: 3, name: 'large', cpuNumber: 8, ramMib: 16_384, diskMib: 163_840 },
]

/** The only pool: 198.18.0.0/15 is set aside for benchmarks, so no packet of a test reaches a stranger. */
const firstAddress = '198.18.0.0'

const defaultNetworks: readonly IpNetwork[] = [
  { id: 1, name: '198.18.0.0/15', gateway: '198.18.0.1', vxlanId: undefined },
]

const defaultStorages: readonly Storage[] = [{ id: 1, name: 'local', type: 'dir', clusterIds: [1] }]

/** A fresh VMmanager whose only pool has that many IPv4 addresses. */
export function defaultInventory(addresses: number): Inventory {
  return {
    clusters: defaultClusters,
    nodes: defaultNodes,
    oses: defaultOses,
    presets: defaultPresets,
    pools: [{ id: 1, name: 'main', firstAddress, size: addresses, clusterIds: [1] }],
    networks: defaultNetworks,
    storages: defaultStorages,
    recipes: [],
  }
}

/** The first user made after installation; BILLmanager asks for this one. */
export const firstAdministrator = { email: 'admin@example.com', password: 'vmmanager' } as const

/** The id that the first administrator gets. */
export const firstAdministratorId = 3

/** What a provider has put into VMmanager before the first client comes. */
export interface Inventory {
  readonly clusters: readonly Cluster[]
  readonly nodes: readonly HypervisorNode[]
  readonly oses: readonly Os[]
  readonly presets: readonly Preset[]
  readonly pools: readonly PoolSpec[]
  readonly networks: readonly IpNetwork[]
  readonly storages: readonly Storage[]
  readonly recipes: readonly Recipe[]
}

/** A pool whose addresses are all free. */
export interface PoolSpec extends Pick<IpPool, 'id' | 'name' | 'clusterIds'> {
  /** Dotted, as `198.18.0.0`. */
  readonly firstAddress: string
  readonly size: number
}
