import type { Faults } from '../faults/faults.ts'
import type { Population, WorldSettings } from './world/world-settings.ts'
import { type World, type WorldListener, createWorld } from './world/world.ts'
import { residents } from '../platform/client-profile.ts'
import { addHost, planInterfaces, usualStorageId } from './operations/host/new-host.ts'
import { addAccount } from './world/accounts.ts'
import type { HypervisorNode, IpAddress, IpPool } from './world/entities.ts'
import { takeAddresses } from './world/ip-pool.ts'
import { firstAdministratorId } from './world/inventory.ts'

/** What every machine of a population is. */
const common = {
  comment: '',
  imageId: undefined,
  cpuNumber: 1,
  ramMib: 1024,
  netInMbitps: undefined,
  netOutMbitps: undefined,
  told: {},
  ipv6: undefined,
} as const

/**
 * Puts clients and their machines into a world before its story begins; nothing of it is told.
 *
 * @throws Error where a cluster lacks the nodes, templates or addresses that its machines need
 */
function populate(world: World, { clients, machines }: Population): void {
  const silent: World = { ...world, tell: () => {} }
  const most = machines.reduce((sum, count) => sum + count, 0)
  const names = residents(world.settings.seed, Math.max(clients, most))
  const accountIds = names.slice(0, clients).map(({ email }) => {
    return addAccount(world, { email, password: 'unknown to all', roles: ['@user'] }).id
  })
  for (const [index, count] of machines.entries()) {
    const lot = lotOf(world, index + 1)
    for (let number = 0; number < count; number++) {
      const accountId = accountIds[number % accountIds.length] ?? firstAdministratorId
      settle(silent, lot, { number, accountId, domain: names[world.hosts.size]?.domain ?? '' })
    }
  }
}

/** What the machines of a cluster have in common. */
interface Lot {
  readonly clusterId: number
  readonly nodes: readonly HypervisorNode[]
  readonly pools: readonly IpPool[]
  readonly osId: number | undefined
}

function lotOf(world: World, clusterId: number): Lot {
  return {
    clusterId,
    nodes: [...(world.nodes.with('clusterId', clusterId) ?? [])],
    pools: [...world.pools.all()].filter(({ clusterIds }) => clusterIds.includes(clusterId)),
    osId: [...world.oses.all()].find(({ clusterIds }) => clusterIds.includes(clusterId))?.id,
  }
}

function settle(
  world: World,
  { clusterId, nodes, pools, osId }: Lot,
  machine: { readonly number: number; readonly accountId: number; readonly domain: string },
): void {
  const { number, accountId, domain } = machine
  const node = nodes[number % nodes.length]
  if (node === undefined || osId === undefined) {
    throw new Error(`Cluster ${clusterId} lacks what machines are made of`)
  }
  const reserved = takeFirst(pools)
  if (reserved === undefined) throw new Error(`No address is left in cluster ${clusterId}`)
  const name = `resident-${world.hosts.size + 1}`
  const given = { ...common, name, domain, accountId, clusterId, nodeId: node.id, osId, reserved }
  const disks = [{ sizeMib: 10_240, storageId: usualStorageId(world), bootOrder: 1 }]
  const host = addHost(world, given, { disks, interfaces: planInterfaces({ name, password: '' }) })
  host.addressed = true
  host.state = 'active'
}

/** One address of the first pool that has one. */
function takeFirst(pools: readonly IpPool[]): readonly IpAddress[] | undefined {
  for (const pool of pools) {
    const taken = takeAddresses(pool, 1)
    if (taken !== undefined) return taken
  }
  return undefined
}

/** A world at time zero, with all who live in it already. */
export function makeWorld(settings: WorldSettings, faults: Faults, tell: WorldListener): World {
  const world = createWorld(settings, faults, tell)
  if (settings.population !== undefined) populate(world, settings.population)
  return world
}
