import TinyQueue from 'tinyqueue'
import type { TraceFact } from '../../../contracts/trace/trace-event.ts'
import { contractFor } from '../../../contracts/vmmanager/contract.ts'
import type { Dialect } from '../../../contracts/vmmanager/dialect.ts'
import type { Faults } from '../../faults/faults.ts'
import type { Reply } from '../reply.ts'
import { type RandomStream, randomStream } from '../../random/random-stream.ts'
import type {
  Account,
  Cluster,
  Host,
  HostWish,
  HypervisorNode,
  IpPool,
  Key,
  Os,
  Preset,
  Session,
  Task,
  TaskStage,
} from './entities.ts'
import { addAccount } from './accounts.ts'
import { createIpPool } from './ip-pool.ts'
import type { IpNetwork, IpRange, Vxlan } from './network-entities.ts'
import { type Ipv6Prefixes, ipv6Prefixes } from './ipv6-prefixes.ts'
import type { Backup, Disk, HostInterface, Image } from './machine-entities.ts'
import type { AccessList, PlatformSetting, Recipe, SshKey, Storage } from './platform-entities.ts'
import { Table, tableOf } from './table.ts'
import type { UserLimits } from './user-limits.ts'
import type { WorldSettings } from './world-settings.ts'
import type { MachineFault } from '../../faults/fault.ts'
import { idRanges, renumbered } from './id-ranges.ts'
import { defaultInventory, firstAdministrator, firstAdministratorId } from './inventory.ts'
import type { NodeLoads } from './node-capacity.ts'

/** Something that will happen at its time. */
interface Due {
  readonly atMs: number
  readonly order: number
  readonly what: { readonly taskId: number } | Happening
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
  readonly ranges: Table<IpRange>
  readonly networks: Table<IpNetwork>
  readonly vxlans: Table<Vxlan>
  readonly storages: Table<Storage>
  readonly recipes: Table<Recipe>
  readonly platformSettings: Table<PlatformSetting>
  /** After how many seconds tasks are given up, by their name; kept, not applied. */
  readonly taskTimeouts: Map<string, number>
  readonly accounts: Table<Account>
  readonly sshKeys: Table<SshKey>
  readonly accessLists: Table<AccessList>
  /** What accounts may have, by account id. */
  readonly accountLimits: Map<number, UserLimits>
  /** What users of a role may have, by the name of the role. */
  readonly roleLimits: Map<string, UserLimits>
  readonly hosts: Table<Host>
  readonly tasks: Table<Task>
  readonly nodeLoads: NodeLoads
  readonly disks: Table<Disk>
  readonly interfaces: Table<HostInterface>
  readonly backups: Table<Backup>
  readonly images: Table<Image>
  readonly ipv6: Ipv6Prefixes
  /** Where templates lie, as `<os>/<node>`; asked for in worlds with cold templates alone. */
  readonly templatesOnNodes: Set<string>
  /** Reverse names that somebody has given, by address. */
  readonly ptr: Map<string, string>
  /** By token. */
  readonly sessions: Map<string, Session>
  /** One-time keys, by themselves. */
  readonly keys: Map<string, Key>
  /** The last reply to each reading request, while a fault wants to give it again. */
  readonly lastReplies: Map<string, Reply>
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
  const ids = idRanges(settings.idsApart)
  const inventory = renumbered({ ...defaultInventory(settings.addresses), ...settings.inventory }, ids)
  const pools = inventory.pools.map(createIpPool)
  const world: World = {
    settings,
    dialect: contractFor(settings.dialect).dialect,
    faults,
    tell,
    clusters: tableOf([], inventory.clusters),
    nodes: tableOf(['clusterId'], inventory.nodes),
    oses: tableOf([], inventory.oses),
    presets: tableOf([], inventory.presets),
    pools: tableOf([], pools),
    ranges: tableOf(
      ['poolId'],
      pools.flatMap(({ ranges }) => ranges),
    ),
    networks: tableOf(['vxlanId'], inventory.networks),
    vxlans: new Table<Vxlan>(['accountId']),
    storages: tableOf([], inventory.storages),
    recipes: tableOf([], inventory.recipes),
    platformSettings: new Table<PlatformSetting>(['name']),
    taskTimeouts: new Map(),
    accounts: new Table<Account>(['email', 'login'], firstAdministratorId - 1),
    sshKeys: new Table<SshKey>(['accountId'], ids.sshKeys),
    accessLists: new Table<AccessList>(),
    accountLimits: new Map(),
    roleLimits: new Map(),
    hosts: new Table<Host>(['name', 'accountId', 'nodeId'], ids.hosts),
    tasks: new Table<Task>(['consulId', 'hostId'], ids.tasks),
    nodeLoads: new Map(),
    disks: new Table<Disk>(['hostId'], ids.disks),
    interfaces: new Table<HostInterface>(['hostId'], ids.interfaces),
    backups: new Table<Backup>(['hostId', 'diskId'], ids.backups),
    images: new Table<Image>([], ids.images),
    ipv6: ipv6Prefixes(),
    templatesOnNodes: new Set(),
    ptr: new Map(),
    sessions: new Map(),
    keys: new Map(),
    lastReplies: new Map(),
    agenda: new TinyQueue<Due>([], (a, b) => a.atMs - b.atMs || a.order - b.order),
    durationStream: randomStream(settings.seed, 'task-durations'),
    latencyStream: randomStream(settings.seed, 'latencies'),
    tokenStream: randomStream(settings.seed, 'tokens'),
    nowMs: 0,
    counter: 0,
  }
  const { email, password } = settings.administrator ?? firstAdministrator
  addAccount(world, { email, password, roles: ['@admin'] })
  for (const email of settings.accounts) {
    addAccount(world, { email, password: 'unknown to all', roles: ['@user'] })
  }
  for (const email of settings.administrators ?? []) {
    addAccount(world, { email, password: 'unknown to all', roles: ['@admin'] })
  }
  return world
}

/** Writes down that a task has to move at `atMs`, or what comes over a machine then. */
export function schedule(world: World, atMs: number, what: Due['what']): void {
  world.agenda.push({ atMs, order: world.counter++, what })
}

/** Something that comes over a machine without a task. */
export type Happening =
  | { readonly hostId: number; readonly change: TaskStage['change']; readonly wish: HostWish }
  | { readonly hostId: number; readonly fault: MachineFault['fault'] }
