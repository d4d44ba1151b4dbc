import { WorldProblem } from '../world-problem.ts'
import { checkBody } from './check-body.ts'
import type { ControlAnswer, ControlContext, ControlOperation } from './control-context.ts'
import type { ServedWorld } from '../served-world.ts'
import type { ArmedFault } from '../../faults/faults.ts'
import { nextDueMs } from '../../vmmanager/tasks/advance.ts'
import type { WorldServers } from '../world-servers.ts'
import { firstAdministrator } from '../../vmmanager/world/inventory.ts'
import { toMicroseconds } from '../../../contracts/trace/count-range.ts'

const usualJournalLimit = 100

export const listWorlds: ControlOperation = ({ worlds, servers }) =>
  ok({ worlds: worlds.list().map((world) => worldView(world, servers)) })

export const createWorld: ControlOperation = (context, { body }) => {
  const wishes = checkBody('create', body)
  return opened(context, context.worlds.create(wishes), wishes.port)
}

export const readWorld: ControlOperation = (context, { params }) => show(context, worldOf(context, params))

export const deleteWorld: ControlOperation = async (context, { params }) => {
  const world = worldOf(context, params)
  context.worlds.delete(world.id)
  await context.servers.close(world)
  return { status: 204 }
}

export const resetWorld: ControlOperation = (context, { params, body }) => {
  checkBody('nothing', body)
  const world = worldOf(context, params)
  world.reset()
  return show(context, world)
}

export const advanceWorld: ControlOperation = (context, { params, body }) => {
  const world = worldOf(context, params)
  world.advance(checkBody('advance', body).ms)
  return show(context, world)
}

export const forkWorld: ControlOperation = (context, { params, body }) => {
  const { id } = worldOf(context, params)
  const wishes = checkBody('fork', body)
  return opened(context, context.worlds.fork(id, wishes.id), wishes.port)
}

export const takeSnapshot: ControlOperation = (context, { params, body }) => {
  checkBody('nothing', body)
  const world = worldOf(context, params)
  return { status: 201, body: { snapshot: world.takeSnapshot() } }
}

export const restoreWorld: ControlOperation = (context, { params, body }) => {
  const world = worldOf(context, params)
  world.restore(checkBody('restore', body).snapshot)
  return show(context, world)
}

export const listFaults: ControlOperation = (context, { params }) =>
  ok({ faults: worldOf(context, params).faults.armed().map(faultView) })

export const armFault: ControlOperation = (context, { params, body }) => {
  const world = worldOf(context, params)
  return { status: 201, body: { id: world.arm(checkBody('arm', body)) } }
}

export const disarmFault: ControlOperation = (context, { params }) => {
  const { faults } = worldOf(context, params)
  const number = params['number'] ?? ''
  if (!faults.disarm(Number(number))) throw new WorldProblem('unknown-fault', number)
  return { status: 204 }
}

export const readJournal: ControlOperation = (context, { params, query }) => {
  const { journal } = worldOf(context, params)
  const limit = new URLSearchParams(query).get('limit') ?? String(usualJournalLimit)
  if (!/^\d{1,6}$/.test(limit)) throw new WorldProblem('invalid-query', 'limit must be a whole number')
  return ok({ ...journal.counts(), entries: journal.read(Number(limit)) })
}

/** A world that cannot have the port that it is to have does not stay. */
async function opened(
  context: ControlContext,
  world: ServedWorld,
  port: number | undefined,
): Promise<ControlAnswer> {
  const { worlds, servers } = context
  if (port !== undefined) {
    await servers.open(world, port).catch((error: unknown) => {
      worlds.delete(world.id)
      throw error
    })
  }
  return { status: 201, body: worldView(world, servers) }
}

function worldOf({ worlds }: ControlContext, params: Readonly<Record<string, string>>): ServedWorld {
  return worlds.get(params['id'] ?? '')
}

function show({ servers }: ControlContext, world: ServedWorld): ControlAnswer {
  return ok(worldView(world, servers))
}

function ok(body: object): ControlAnswer {
  return { status: 200, body }
}

/** A world as the control API shows it. */
function worldView(world: ServedWorld, servers: WorldServers): object {
  const { id, spec, journal } = world
  const { administrator = firstAdministrator, dialect, seed } = spec.settings
  const state = world.now()
  return {
    id,
    url: servers.urlOf(world),
    email: administrator.email,
    dialect,
    clock: spec.clock,
    seed,
    nowMs: toMicroseconds(state.nowMs),
    nextDueMs: nextDueMs(state) ?? null,
    hosts: state.hosts.size,
    tasks: state.tasks.size,
    accounts: state.accounts.size,
    faults: state.faults.armed().length,
    snapshots: world.snapshots(),
    journal: journal.counts(),
  }
}

/** An armed fault as the control API shows it; `untilMs` is null where it lives for ever. */
function faultView({ id, fault, fromMs, untilMs, strikes }: ArmedFault): object {
  return { id, ...fault, fromMs, untilMs: Number.isFinite(untilMs) ? untilMs : null, strikes }
}
