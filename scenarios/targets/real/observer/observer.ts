import type { HostEvent, MachineSize, TraceFact } from '../../../../contracts/trace/trace-event.ts'
import { type UnknownItem, isTrouble, isUnknownItem } from '../../../../simulators/client/outcome.ts'
import type { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'

/** A machine as a list showed it at one look. */
export interface SeenHost {
  readonly host: number
  readonly name: string
  readonly state: string
  readonly hasDisk: boolean
  /** Undefined where the list lacks a part of it. */
  readonly size: MachineSize | undefined
  readonly addresses: number
}

/** What an item of the list tells of its machine; undefined where it is none. */
export function seenHost({
  id,
  name,
  state,
  disk,
  ip4,
  cpu_number,
  ram_mib,
}: UnknownItem): SeenHost | undefined {
  if (typeof id !== 'number' || typeof name !== 'string' || typeof state !== 'string') return undefined
  const diskMib = isUnknownItem(disk) ? disk['disk_mib'] : undefined
  const addresses = Array.isArray(ip4) ? ip4.length : 0
  const isWhole = typeof cpu_number === 'number' && typeof ram_mib === 'number' && typeof diskMib === 'number'
  const size = isWhole ? { cpuNumber: cpu_number, ramMib: ram_mib, diskMib, addresses } : undefined
  return { host: id, name, state, hasDisk: typeof diskMib === 'number', size, addresses }
}

/**
 * What must have happened between two looks, as events of the machines. Those that are gone come first: two machines
 * count as living together only where one look shows both. What happened and was undone between the looks is missed.
 */
export function compareLooks(before: readonly SeenHost[], now: readonly SeenHost[]): readonly HostEvent[] {
  const known = new Map(before.map((seen) => [seen.host, seen]))
  const present = new Set(now.map(({ host }) => host))
  const gone = before.filter(({ host }) => !present.has(host)).map((seen) => eventOf(seen, 'deleted'))
  return [...gone, ...now.flatMap((seen) => changesOf(known.get(seen.host), seen))]
}

function changesOf(before: SeenHost | undefined, now: SeenHost): readonly HostEvent[] {
  const changes: HostEvent['change'][] = before === undefined ? ['accepted'] : []
  const was = before ?? { ...now, state: creating, hasDisk: false, addresses: 0 }
  if (now.hasDisk && !was.hasDisk) changes.push('disk-ready')
  if (now.addresses > was.addresses) changes.push('address-added')
  changes.push(...turns(was.state, now.state))
  if (isResized(was.size, now.size)) changes.push('changed')
  return changes.map((change) => eventOf(now, change))
}

/** VMmanager's word for a machine whose system is not installed yet. */
const creating = 'creating'

function turns(from: string, to: string): readonly HostEvent['change'][] {
  if (from === to || to === creating) return []
  const installed: readonly HostEvent['change'][] = from === creating ? ['os-installed'] : []
  if (to === 'stopped') return [...installed, 'stopped']
  return to === 'active' && from !== creating ? ['started'] : installed
}

function eventOf({ host, name, size }: SeenHost, change: HostEvent['change']): HostEvent {
  return { type: 'host', host, name, change, ...(size !== undefined && { size }) }
}

/** Other addresses alone are no change of the machine itself, unless there are fewer. */
function isResized(was: MachineSize | undefined, now: MachineSize | undefined): boolean {
  if (was === undefined || now === undefined) return false
  return (
    was.cpuNumber !== now.cpuNumber ||
    was.ramMib !== now.ramMib ||
    was.diskMib !== now.diskMib ||
    was.addresses > now.addresses
  )
}

/** Who looks, at whose machines, and whom they tell. */
export interface Observing {
  /** With a session of its own; what it reads is in no trace, what it sees is. */
  readonly api: VmmanagerApi
  readonly clock: Clock
  readonly intervalMs: number
  /** With it begin the names of the machines that it looks at. */
  readonly namePrefix: string
  readonly tell: (fact: TraceFact, atMs: number) => void
}

/** Somebody who reads the list of a run's machines again and again. */
export interface Observer {
  /** Looks now; gives what was seen last where nothing can be seen. */
  look(): Promise<readonly SeenHost[]>
}

/** Begins to look, until the clock stops. */
export function observe({ api, clock, intervalMs, namePrefix, tell }: Observing): Observer {
  let before: readonly SeenHost[] = []
  let last: Promise<unknown> = Promise.resolve()
  const lookNow = async (): Promise<readonly SeenHost[]> => {
    const items = await api.hostsNamed(namePrefix)
    if (isTrouble(items)) return before
    const now = items
      .flatMap((item) => seenHost(item) ?? [])
      .filter(({ name }) => name.startsWith(namePrefix))
    const atMs = clock.nowMs()
    for (const event of compareLooks(before, now)) tell(event, atMs)
    before = now
    return now
  }
  const look = (): ReturnType<Observer['look']> => {
    const looked = last.then(lookNow)
    last = looked
    return looked
  }
  const goOn = async (): Promise<void> => {
    for (;;) {
      await look()
      await clock.sleep(intervalMs)
    }
  }
  // A trace that takes no more ends the run where the platform tells of something.
  goOn().catch(() => {})
  return { look }
}
