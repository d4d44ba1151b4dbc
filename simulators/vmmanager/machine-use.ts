import { tasksOf } from './tasks/tasks-of.ts'
import type { Host } from './world/entities.ts'
import type { MachineUse } from './world/user-limits.ts'
import type { World } from './world/world.ts'

/** What a machine will have when its tasks under way have ended well and its deferred changes are made. */
export function machineUse(world: World, host: Host): MachineUse {
  const running = tasksOf(world, host.id).filter(({ endedAtMs }) => endedAtMs === undefined)
  const wishes = [...running.map(({ wish }) => wish), host.deferred]
  const { cpuNumber, ramMib } = Object.assign({}, host, ...wishes) as Host
  const sizes = new Map(wishes.flatMap(({ disk }) => (disk === undefined ? [] : [[disk.id, disk.sizeMib]])))
  const grownMib = [...sizes].map(([id, sizeMib]) => sizeMib - (world.disks.get(id)?.sizeMib ?? sizeMib))
  const addresses = wishes.map(({ added = [], removedCount = 0 }) => added.length - removedCount)
  return {
    cpuNumber,
    ramMib,
    diskMib: sum(host.diskMib, grownMib),
    ipv4Number: sum(host.reserved.length, addresses),
  }
}

function sum(first: number, others: readonly number[]): number {
  return others.reduce((total, other) => total + other, first)
}
