import TinyQueue from 'tinyqueue'
import type { TraceFact } from '../../../contracts/trace/trace-event.ts'
import { contractFor } from '../../../contracts/vmmanager/contract.ts'
import type { Dialect } from '../../../contracts/vmmanager/dialect.ts'
import type { Faults } from '../../faults/faults.ts'
import { type RandomStream, randomStream } from '../../random/random-stream.ts'
import { defaultInventory, firstAdministrator, firstAdministratorId } from './default-inventory.ts'
import type {
  Account,
  Cluster,
  Host,
  HypervisorNode,
  IpPool,
  Key,
  Os,
  Preset,
  Session,
  Task,
} from './entities.ts'
import { createIpPool } from './ip-pool.ts'
import type { NodeLoads } from './node-loads.ts'
import { Table, tableOf } from './table.ts'
import type { WorldSettings } from './world-settings.ts'

/** Something that will happen to a task at its time. */
interface Due {
  readonly atMs: number
  readonly order: number
  readonly taskId: number
}

/** Hears what truly happens in a world. */
export type WorldListener = (fact: TraceFact, atMs: number) => void

/** One isolated simulated VMmanager: all of its state, and nothing but state. */
export interface World {
  readonly settings: WorldSettings
  readonly dialect: Dialect
  readonly faults: Faults
  readonly tell: WorldListener
  readonly clusters: Table<Cluster>
  readonly nodes: Table<HypervisorNode>
  readonly oses: Table<Os>
  readonly presets: Table<Preset>
  readonly pools: Table<IpPool>
  readonly accounts: Table<Account>
  readonly hosts: Table<Host>
  readonly tasks: Table<Task>
  readonly nodeLoads: NodeLoads
  /** By token. */
  readonly sessions: Map<string, Session>
  /** One-time keys, by themselves. */
  readonly keys: Map<string, Key>
  readonly agenda: TinyQueue<Due>
  readonly durationStream: RandomStream
  readonly latencyStream: RandomStream
  readonly tokenStream: RandomStream
  nowMs: number
  /** Numbers everything that a counter numbers besides the tables. */
  counter: number
}

/** A world at time zero, with its first administrator and the accounts that the settings name. */
export function createWorld(settings: WorldSettings, faults: Faults, tell: WorldListener): World {
  const inventory = { ...defaultInventory(settings.addresses), ...settings.inventory }
  const world: World = {
    settings,
    dialect: contractFor(settings.dialect).dialect,
    faults,
    tell,
    clusters: tableOf([], inventory.clusters),
    nodes: tableOf(['clusterId'], inventory.nodes),
    oses: tableOf([], inventory.oses),
    presets: tableOf([], inventory.presets),
    pools: tableOf([], inventory.pools.map(createIpPool)),
    accounts: new Table<Account>(['email', 'login'], firstAdministratorId - 1),
    hosts: new Table<Host>(['name', 'accountId', 'diskId', 'nodeId']),
    tasks: new Table<Task>(['consulId', 'hostId']),
    nodeLoads: new Map(),
    sessions: new Map(),
    keys: new Map(),
    agenda: new TinyQueue<Due>([], (a, b) => a.atMs - b.atMs || a.order - b.order),
    durationStream: randomStream(settings.seed, 'task-durations'),
    latencyStream: randomStream(settings.seed, 'latencies'),
    tokenStream: randomStream(settings.seed, 'tokens'),
    nowMs: 0,
    counter: 0,
  }
  const { email, password } = settings.administrator ?? firstAdministrator
  world.accounts.add((id) => ({ id, email, login: email.toLowerCase(), password, roles: ['@admin'] }))
  for (const client of settings.accounts) {
    const login = client.toLowerCase()
    world.accounts.add((id) => ({ id, email: client, login, password: 'unknown to all', roles: ['@user'] }))
  }
  return world
}

/** Writes down that a task has to move at `atMs`. */
export function schedule(world: World, atMs: number, taskId: number): void {
  world.agenda.push({ atMs, order: world.counter++, taskId })
}
