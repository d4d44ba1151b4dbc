import type { Happening, World } from '../world/world.ts'
import { stepTask } from './step-task.ts'
import type { MachineFault } from '../../faults/fault.ts'
import type { Host } from '../world/entities.ts'
import { abortTask, undoWish } from './end-task.ts'
import { applyChange } from './apply-change.ts'
import { tasksOf } from './tasks-of.ts'
import { firstAdministratorId } from '../world/inventory.ts'

/** What each of them does to a machine that is there. */
const effects: Readonly<Record<MachineFault['fault'], (world: World, host: Host) => void>> = {
  'host-deleted': (world, host) => {
    for (const task of tasksOf(world, host.id)) if (task.endedAtMs === undefined) abortTask(world, task)
    applyChange(world, host, 'deleted')
  },
  'host-stopped': (world, host) => {
    if (host.state === 'active') applyChange(world, host, 'stopped')
  },
  'host-started': (world, host) => {
    if (host.state === 'stopped') applyChange(world, host, 'started')
  },
  'host-renamed': (world, host) => {
    world.hosts.update(host, (row) => {
      row.name = `${row.name}-renamed`
    })
    applyChange(world, host, 'changed')
  },
  'host-reowned': (world, host) => {
    world.hosts.update(host, (row) => {
      row.accountId = firstAdministratorId
    })
    applyChange(world, host, 'changed')
  },
}

/** Lets something come over a machine; nothing happens to one that is gone, and what was taken for it goes back. */
function happen(world: World, happening: Happening): void {
  const host = world.hosts.get(happening.hostId)
  if (host === undefined) {
    if ('wish' in happening) undoWish(world, happening.wish)
    return
  }
  if ('fault' in happening) effects[happening.fault](world, host)
  else applyChange(world, host, happening.change, happening.wish)
}

/** Lets everything happen that is due up to `toMs`, each thing at its own time. */
export function advance(world: World, toMs: number): void {
  let due = world.agenda.peek()
  while (due !== undefined && due.atMs <= toMs) {
    world.agenda.pop()
    world.nowMs = due.atMs
    if ('taskId' in due.what) stepTask(world, due.what.taskId)
    else happen(world, due.what)
    due = world.agenda.peek()
  }
  world.nowMs = Math.max(world.nowMs, toMs)
}

/** When the next thing is due, in ms; undefined when the world is at rest. */
export function nextDueMs(world: World): number | undefined {
  return world.agenda.peek()?.atMs
}
