import type { MachineFault } from '../../faults/fault.ts'
import type { Host } from '../world/entities.ts'
import { firstAdministratorId } from '../world/default-inventory.ts'
import type { Happening } from '../world/happening.ts'
import type { World } from '../world/world.ts'
import { abortTask } from './end-task.ts'
import { applyChange } from './apply-change.ts'
import { tasksOf } from './tasks-of.ts'
import { undoWish } from './undo-wish.ts'

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
export function happen(world: World, happening: Happening): void {
  const host = world.hosts.get(happening.hostId)
  if (host === undefined) {
    if ('wish' in happening) undoWish(world, happening.wish)
    return
  }
  if ('fault' in happening) effects[happening.fault](world, host)
  else applyChange(world, host, happening.change, happening.wish)
}
