import type { HypervisorNode } from '../vmmanager/world/entities.ts'
import {
  type Inventory,
  type PoolSpec,
  defaultInventory,
  defaultOses,
  roomyServer,
} from '../vmmanager/world/inventory.ts'
import type { WorldSettings } from '../vmmanager/world/world-settings.ts'
import type { ClusterFixture, WorldFixture } from './world-fixture.ts'
import { dotted, undotted } from '../vmmanager/world/ip-span.ts'

/** What a fixture says about a world. */
export type FixtureSettings = Pick<WorldSettings, 'inventory' | 'population' | 'coldTemplates' | 'licence'>

/** Nodes have addresses that reach nobody outside, pools those that are set aside for benchmarks. */
const [firstNodeAddress, firstPoolAddress] = [undotted('10.0.0.1'), undotted('198.18.0.0')]

const roomyNode = { ...roomyServer, cpuOverselling: 1000 }

/** The settings of the world that a fixture describes. */
export function fixtureSettings(fixture: WorldFixture): FixtureSettings {
  const { clusters, clients = 0, coldTemplates, licence } = fixture
  return {
    inventory: inventoryOf(clusters),
    population: { clients, machines: clusters.map(({ machines = 0 }) => machines) },
    ...(coldTemplates !== undefined && { coldTemplates }),
    ...(licence !== undefined && { licence }),
  }
}

function inventoryOf(clusters: readonly ClusterFixture[]): Partial<Inventory> {
  const clusterIds = clusters.map((_, index) => index + 1)
  const idsWith = (template: string): readonly number[] =>
    clusterIds.filter((id) => clusters[id - 1]?.templates?.includes(template) !== false)
  return {
    clusters: clusters.map(({ name }, index) => ({ id: index + 1, name })),
    nodes: nodesOf(clusters),
    pools: poolsOf(clusters),
    oses: defaultOses.map((os) => ({ ...os, clusterIds: idsWith(os.name) })),
    storages: defaultInventory(0).storages.map((storage) => ({ ...storage, clusterIds })),
  }
}

function nodesOf(clusters: readonly ClusterFixture[]): readonly HypervisorNode[] {
  const owners = clusters.flatMap((cluster, index) =>
    Array.from({ length: cluster.nodes }, (_, number) => ({ cluster, clusterId: index + 1, number })),
  )
  return owners.map(({ cluster, clusterId, number }, index) => ({
    id: index + 1,
    name: `${cluster.name}-node-${number + 1}`,
    ip: dotted(firstNodeAddress + index),
    clusterId,
    ...roomyNode,
    ...cluster.node,
  }))
}

function poolsOf(clusters: readonly ClusterFixture[]): readonly PoolSpec[] {
  let next = firstPoolAddress
  return clusters
    .flatMap(({ pools }, index) => pools.map((pool) => ({ ...pool, clusterIds: [index + 1] })))
    .map(({ name, addresses, clusterIds }, index) => {
      const pool = { id: index + 1, name, clusterIds, size: addresses, firstAddress: dotted(next) }
      next += addresses
      return pool
    })
}
