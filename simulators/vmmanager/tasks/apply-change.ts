import type { HostEvent, MachineSize } from '../../../contracts/trace/trace-event.ts'
import type { Host, HostWish } from '../world/entities.ts'
import { noteTemplate } from '../world/templates-on-nodes.ts'
import type { World } from '../world/world.ts'
import { abortTask } from './end-task.ts'
import { tasksOf } from './tasks-of.ts'
import { resizeDisk } from '../world/disks.ts'
import { returnPrefix } from '../world/ipv6-prefixes.ts'
import { endMove, releaseAddresses, removeHost } from '../world/host-places.ts'
import { putOnNode } from '../world/node-capacity.ts'

/** What the machine then simply has. */
const plain = ['osId', 'imageId', 'cpuNumber', 'ramMib', 'netInMbitps', 'netOutMbitps'] as const

/** Makes a machine what it was wished to be; addresses and prefixes that leave it can be taken by others. */
function applyWish(world: World, host: Host, wish: HostWish): void {
  if (wish.ramMib !== undefined && host.state === 'active' && wish.ramMib > host.ramMib) host.ramIncreases++
  putOnNode(world.nodeLoads, host, -1)
  for (const name of plain) if (name in wish) Object.assign(host, { [name]: wish[name] })
  putOnNode(world.nodeLoads, host)
  if (wish.told !== undefined) host.told = { ...host.told, ...wish.told }
  changeAddresses(world, host, wish)
  changeDisks(world, wish)
  if (wish.move !== undefined) endMove(world, host, wish.move)
  finishCopies(world, host, wish)
}

function changeAddresses(world: World, host: Host, { added = [], removedCount = 0, ipv6 }: HostWish): void {
  const kept = Math.max(0, host.reserved.length - removedCount)
  releaseAddresses(world, host.reserved.slice(kept))
  host.reserved = [...host.reserved.slice(0, kept), ...added]
  if (ipv6 === undefined) return
  if (host.ipv6 !== undefined) returnPrefix(world.ipv6, host.ipv6)
  host.ipv6 = ipv6 ?? undefined
}

/** A disk that is gone meanwhile is left alone. */
function changeDisks(world: World, { disk: growth, diskStorage }: HostWish): void {
  const grown = growth && world.disks.get(growth.id)
  if (grown !== undefined && growth !== undefined && growth.sizeMib > grown.sizeMib)
    resizeDisk(world, grown, growth.sizeMib)
  const moved = diskStorage && world.disks.get(diskStorage.diskId)
  if (moved !== undefined && diskStorage !== undefined) moved.storageId = diskStorage.storageId
}

function finishCopies(world: World, host: Host, { backupId, madeImageId }: HostWish): void {
  const backup = backupId === undefined ? undefined : world.backups.get(backupId)
  if (backup !== undefined) backup.state = 'active'
  const image = madeImageId === undefined ? undefined : world.images.get(madeImageId)
  if (image !== undefined) Object.assign(image, { state: 'active', nodeIds: [host.nodeId] })
}

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
