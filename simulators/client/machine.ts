import type { MachineSize } from '../../contracts/trace/trace-event.ts'
import { type UnknownItem, isUnknownItem } from './outcome.ts'

/** A machine as its list shows it. */
export interface Machine {
  readonly host: number
  readonly name: string
  readonly state: string
  /** Id of the template that it was installed from. */
  readonly os: number
  /** Id of its main disk. */
  readonly disk: number
  readonly size: MachineSize
  /** Its IPv4 addresses, the main one first. */
  readonly ips: readonly string[]
}

/** What an item of the list of machines tells; undefined where it lacks something. */
export function machineOf(item: UnknownItem): Machine | undefined {
  const { id, name, state, os, disk, cpu_number: cpuNumber, ram_mib: ramMib, ip4 } = item
  const osId = fieldOf(os, 'id')
  const diskId = fieldOf(disk, 'id')
  const diskMib = fieldOf(disk, 'disk_mib')
  const isWhole =
    typeof id === 'number' &&
    typeof name === 'string' &&
    typeof state === 'string' &&
    typeof osId === 'number' &&
    typeof diskId === 'number' &&
    typeof cpuNumber === 'number' &&
    typeof ramMib === 'number' &&
    typeof diskMib === 'number' &&
    Array.isArray(ip4)
  if (!isWhole) return undefined
  const size = { cpuNumber, ramMib, diskMib, addresses: ip4.length }
  const ips = ip4.map((each) => fieldOf(each, 'ip')).filter((ip) => typeof ip === 'string')
  return { host: id, name, state, os: osId, disk: diskId, size, ips }
}

function fieldOf(value: unknown, name: string): unknown {
  return isUnknownItem(value) ? value[name] : undefined
}
