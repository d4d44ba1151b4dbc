import type { HostEvent, MachineSize } from '../../../contracts/trace/trace-event.ts'
import type { Host, HostWish } from '../world/entities.ts'
import { removeHost } from '../world/remove-host.ts'
import { noteTemplate } from '../world/templates-on-nodes.ts'
import type { World } from '../world/world.ts'
import { applyWish } from './apply-wish.ts'
import { abortTask } from './end-task.ts'
import { tasksOf } from './tasks-of.ts'

type Change = HostEvent['change']

/** Changes after which a machine may be of another size. */
const sizing: ReadonlySet<Change> = new Set([
  'address-added',
  'os-installed',
  'changed',
  'stopped',
  'reinstalled',
])

/** What each change does to a machine besides being told. */
const effects: Readonly<Partial<Record<Change, (world: World, host: Host, wish: HostWish) => void>>> = {
  'address-added': (_, host) => {
    host.addressed = true
  },
  'os-installed': (world, host) => {
    host.state = 'active'
    noteTemplate(world, host)
  },
  started: (_, host) => {
    host.state = 'active'
  },
  stopped: (world, host) => {
    host.state = 'stopped'
    applyWish(world, host, host.deferred)
    host.deferred = {}
  },
  changed: applyWish,
  reinstalled: (world, host, wish) => {
    host.state = 'active'
    applyWish(world, host, wish)
    noteTemplate(world, host)
  },
  deleted: (world, host) => {
    removeHost(world, host)
    const others = tasksOf(world, host.id).filter(({ name }) => name !== 'host_delete')
    for (const task of others) if (task.endedAtMs === undefined) abortTask(world, task)
  },
}

/** Changes a host and tells of it. A deleted one gives its addresses back, and its tasks end. Where there is no change, nothing happens. */
export function applyChange(world: World, host: Host, change: Change | undefined, wish: HostWish = {}): void {
  if (change === undefined) return
  effects[change]?.(world, host, wish)
  if (change === 'address-added' && host.reserved.length === 0) return
  const fact = { type: 'host', host: host.id, name: host.name, change } as const
  world.tell(sizing.has(change) ? { ...fact, size: sizeOf(host) } : fact, world.nowMs)
}

function sizeOf({ cpuNumber, ramMib, diskMib, reserved, addressed }: Host): MachineSize {
  return { cpuNumber, ramMib, diskMib, addresses: addressed ? reserved.length : 0 }
}
