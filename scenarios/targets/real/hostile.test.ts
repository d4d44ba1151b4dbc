import { expect, it } from 'vitest'
import { contractFor } from '../../../contracts/vmmanager/contract.ts'
import { VirtualClock } from '../../../simulators/clock/virtual-clock.ts'
import { readInventory } from '../../../simulators/client/inventory.ts'
import { Faults } from '../../../simulators/faults/faults.ts'
import { type RandomStream, randomStream } from '../../../simulators/random/random-stream.ts'
import { type Transport, inProcessTransport } from '../../../simulators/transport/transport.ts'
import { makeWorld } from '../../../simulators/vmmanager/make-world.ts'
import { startVmmanager } from '../../../simulators/vmmanager/simulated-vmmanager.ts'
import { defaultWorldSettings } from '../../../simulators/vmmanager/world/world-settings.ts'
import type { Scenario } from '../../language/scenario.ts'
import { makePlan } from '../../plan/make-plan.ts'
import { runPlan } from '../../run/run-plan.ts'
import { cleanUp } from './clean-up.ts'
import { type Connection, apiOver } from './connection.ts'
import { lies, lyingTransport, pick } from './fixtures/hostile-answers.ts'
import { ledgerOver } from './ledger/ledger-over.ts'
import { type LedgerLine, readLedger } from './ledger/read-ledger.ts'
import { Presence } from './presence.ts'
import { realSession } from './real-session.ts'
import { type Premises, findPremises } from './survey/premises.ts'
import { firstAdministrator } from '../../../simulators/vmmanager/world/inventory.ts'

const mixtures = 1000
const story: Scenario = {
  title: 't',
  purpose: 'p',
  steps: [
    { order: { count: 2 } },
    { wait: 'settled' },
    { reboot: {} },
    { reinstall: { of: ['order-1'] } },
    { outside: { does: 'rename', of: ['order-2'] } },
    { wait: 'settled' },
    { close: { of: ['order-1'] } },
    { wait: 'settled' },
  ],
  expect: { orders: 'any' },
}

/** A VMmanager with machines and accounts of others, some of which are named much as ours. */
interface Stand {
  readonly connection: Connection
  readonly premises: Premises
  readonly lines: LedgerLine[]
  /** All that may not change, as it is. */
  readonly foreign: () => string
  /** What is there of ours. */
  readonly ours: () => readonly { readonly id: number; readonly name: string }[]
  /** From now on it tells the truth. */
  readonly repent: () => void
}

const run = 'vmh-42-deadbeef'
const others = ['stranger@example.com', 'vmh+42-deadbeef.bob@example.test', 'vmh+qa@example.com']
const otherMachines = ['production', `${run}-bill1001`, 'bill1001', 'vmh-bill1001', 'order-1']
const password = 'aA1aA1aA1'

const target = {
  name: 'stand',
  url: 'https://vm.example.com',
  email: firstAdministrator.email,
  password: { env: 'NONE' },
  budget: { vms: 5, ramMib: 8192 },
} as const

async function stand(stream: RandomStream): Promise<Stand> {
  const worldClock = new VirtualClock()
  const wall = new VirtualClock()
  const world = makeWorld(defaultWorldSettings, new Faults([], 1), () => {})
  const honest = inProcessTransport(startVmmanager(world, worldClock))
  const today = (): number => wall.nowMs()
  const lines: LedgerLine[] = []
  const state = { owned: [], tornLines: 0 }
  const append = (line: LedgerLine): void => void lines.push(line)
  const ledger = ledgerOver({ path: 'ledger', state, today, append, close: () => {} })
  let isLying = false
  const liar = {
    honest,
    stream,
    waiting: [],
    ids: (kind: 'host' | 'user') =>
      [...(kind === 'host' ? world.hosts.all() : world.accounts.all())].map(({ id }) => id),
  }
  const kinds = Object.keys(lies).filter(() => stream.fraction() < 0.4)
  const send = lyingTransport(liar, kinds.length === 0 ? Object.keys(lies) : kinds, 0.25, () => isLying)
  const presence = new Presence({ url: target.url, inner: send, clock: wall, awayMs: 600_000 })
  const connection: Connection = {
    target,
    dialect: '2024.03',
    contract: contractFor('2024.03'),
    credentials: firstAdministrator,
    trust: {},
    send: presence.send,
    presence,
    ledger,
    pace: () => Promise.resolve(),
    wall,
    today,
    answerMs: 5000,
    pollMs: 1000,
    taskMs: 600_000,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  const foreignIds = await populate(connection, honest)
  await worldClock.sleep(3_600_000)
  const premises = await premisesOf(connection)
  isLying = true
  return {
    connection,
    premises,
    lines,
    foreign: () =>
      JSON.stringify([
        [...world.hosts.all()].filter(({ id }) => foreignIds.has(id)),
        [...world.accounts.all()].filter(({ email }) => !isOurs(email)),
        [...world.disks.all()].filter(({ hostId }) => hostId !== undefined && foreignIds.has(hostId)),
      ]),
    ours: () => [
      ...[...world.hosts.all()].filter(({ id }) => !foreignIds.has(id)),
      ...[...world.accounts.all()].flatMap(({ id, email }) => (isOurs(email) ? [{ id, name: email }] : [])),
    ],
    repent: () => void (isLying = false),
  }
}

const isOurs = (email: string): boolean => email.startsWith('vmh+7-')

/** Makes what belongs to others; gives the ids of their machines. */
async function populate(connection: Connection, honest: Transport): Promise<ReadonlySet<number>> {
  const api = apiOver(connection, honest, connection.wall)
  const ids = new Set<number>()
  for (const [index, name] of otherMachines.entries()) {
    const email = others[index % others.length] ?? ''
    const known = await api.findAccount(email)
    const account = Number(
      known !== undefined && 'id' in known
        ? known['id']
        : await api.createAccount({ email, password, role: '@user' }),
    )
    const made = await api.createHost({ name, account, cluster: 1, os: 1, preset: 1, password })
    if ('trouble' in made) throw new Error(JSON.stringify(made))
    ids.add(made.host)
  }
  return ids
}

/** Runs the story on a lying target, cleans up while it lies, and again when it does not. */
async function survive(seed: number): Promise<void> {
  const stream = randomStream(seed, 'lies')
  const { connection, premises, lines, foreign, ours, repent } = await stand(stream)
  const before = foreign()
  const entropy = { namePart: () => seed.toString(16).padStart(8, '0'), secret: () => 'secret' }
  const session = realSession(connection, premises, entropy)
  const platform = pick(['billmanager', 'clouden'] as const, stream)
  const choices = { platform, target: 'stand', dialect: '2024.03', seed: 7, clock: 'virtual' } as const
  const plan = session.fit(makePlan('story', story, choices))
  if ('skipped' in plan) throw new Error(plan.skipped.code)
  await runPlan(plan, { open: session.open })
  expect(foreign()).toBe(before)
  const owned = (): ReturnType<typeof readLedger>['owned'] =>
    readLedger(lines.map((line) => `${JSON.stringify(line)}\n`).join('')).owned
  const isNamed = (thing: { readonly id: number; readonly name: string }): boolean =>
    owned().some(({ id, name }) => name === thing.name || id === thing.id)
  expect(ours().filter((thing) => !isNamed(thing))).toEqual([])
  repent()
  expect((await cleanUp(connection)).left).toEqual([])
  expect([foreign(), ours(), owned()]).toEqual([before, [], []])
}

async function premisesOf(connection: Connection): Promise<Premises> {
  const inventory = await readInventory(apiOver(connection, connection.send, connection.wall))
  const premises = 'reason' in inventory ? undefined : findPremises(target, inventory).premises
  if (premises === undefined) throw new Error('nothing can be run there')
  return premises
}

it(
  'changes nothing of others, and removes or names all of ours, whatever a target does',
  { timeout: 300_000 },
  async () => {
    const broken: unknown[] = []
    for (let seed = 1; seed <= mixtures && broken.length === 0; seed++) {
      await survive(seed).catch((cause: unknown) => broken.push([`mixture ${seed}`, cause]))
    }
    expect(broken).toEqual([])
  },
)
