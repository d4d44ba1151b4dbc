import { hasEffect } from '../faults/fault-effects.ts'
import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { type ShownHost, hostCallOf, itemsOf, shownAddresses, shownHosts } from '../lifecycle/host-calls.ts'

/** By measure, what the list of machines has to show. */
type Wanted = Readonly<Record<string, number | string>>

/** A change of a machine that VMmanager has accepted with a task. */
interface Accepted {
  readonly host: number
  readonly task: number
  /** What the list of machines must show afterwards; nothing for a deletion: then it shows no such machine. */
  readonly wanted: Wanted | undefined
  readonly sentAtMs: number
  readonly seq: number
  /** When its task was shown complete. */
  complete?: { readonly atMs: number; readonly seq: number }
}

type Call = ExchangeEvent & Stamp

/** What VMmanager does by itself when nobody asks. */
const powers: ReadonlySet<string> = new Set(['started', 'stopped'])

/** Calls that leave a machine that is off as it is: after any other it may run. */
const leavesOff: ReadonlySet<string> = new Set(['resource', 'disk', 'ip'])

/** What the list calls what a change asks for. */
const measures = { cpu_number: 'cpu_number', ram_mib: 'ram_mib', size_mib: 'disk_mib' } as const

/**
 * What VMmanager has accepted and shown complete is there in the next list: another size, system or number of addresses
 * of a machine, or that it is gone. A machine that was stopped is off in every list until something may start it. Of several changes of a machine the last counts. What waits for a stop of the machine has no task and is not
 * judged, nor is a list that a fault may have spoilt, nor anything once a fault has told the end of a task too early.
 */
export const changeTakesEffect: Rule<'change-takes-effect'> = {
  name: 'change-takes-effect',
  platforms: bothPlatforms,
  // A change after which nobody looked is missed.
  seenBy: { consumer: 'partly', observer: 'partly', wire: 'partly' },
  watch: () => {
    const changes = new Map<string, Accepted>()
    const known: Known = { disks: new Map(), addresses: new Map(), isMiscounted: false }
    let spoiltAtMs = Number.NEGATIVE_INFINITY
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type === 'fault') {
          if (event.where === 'host-list') spoiltAtMs = event.atMs
          known.isMiscounted ||=
            hasEffect(event.fault, 'delays-addresses') || hasEffect(event.fault, 'repeats-request')
          if (hasEffect(event.fault, 'ends-task-early')) spoiltAtMs = Number.POSITIVE_INFINITY
        }
        if (event.type === 'outside' || (event.type === 'host' && powers.has(event.change)))
          for (const power of ['stop', 'start']) changes.delete(`${power} ${event.host}`)
        if (event.type !== 'exchange') return nothing
        noteChange(event, changes, known)
        noteEnds(event, changes)
        const shown = shownHosts(event)
        for (const item of shown) noteShown(item, known)
        if (event.sentAtMs <= spoiltAtMs) return nothing
        return shown.flatMap((item) => {
          const ended = [...changes].filter(([, change]) => isShownBy(change, item, event))
          occasions += ended.length
          return ended.flatMap(([key, change]) => {
            const findings = judge(change, item, event, known)
            if (!key.startsWith('stop ') || findings.length > 0) changes.delete(key)
            return findings
          })
        })
      },
    }
  },
}

/** What lists have shown of machines. */
interface Known {
  /** Whose a disk is. */
  readonly disks: Map<number, number>
  /** How many addresses a machine had. */
  readonly addresses: Map<number, number>
  /** Addresses come late or twice, so that no count is anybody's promise. */
  isMiscounted: boolean
}

function noteShown(item: ShownHost, { disks, addresses }: Known): void {
  const diskId = numberIn(item['disk'], 'id')
  if (diskId !== undefined) disks.set(diskId, item.id)
  const count = shownAddresses(item)?.length
  if (count !== undefined) addresses.set(item.id, count)
}

/** A later change of the same machine makes an earlier one nobody's promise any more. */
function noteChange(event: Call, changes: Map<string, Accepted>, known: Known): void {
  const { request, response } = event.exchange
  if (request.method === 'GET') return
  const [, disk] = /^\/vm\/v3\/disk\/(\d+)$/.exec(request.path) ?? []
  const call = hostCallOf(event)
  const host = disk === undefined ? call?.host : known.disks.get(Number(disk))
  if (host === undefined) return
  const part = disk === undefined ? call?.act : 'disk'
  if (part === undefined) return
  if (part === 'delete')
    for (const other of ['resource', 'disk', 'ip', 'reinstall']) changes.delete(`${other} ${host}`)
  if (!leavesOff.has(part)) for (const other of ['stop', 'start']) changes.delete(`${other} ${host}`)
  const key = `${part} ${host}`
  const isSecond = changes.delete(key)
  const task = numberIn(response?.body, 'task')
  const isDone = response !== undefined && response.status < 300
  if (!isDone || task === undefined) return
  // Of two changes of addresses at once nobody has seen how many there were between them.
  const before = isSecond || known.isMiscounted ? undefined : known.addresses.get(host)
  const wanted = part === 'delete' ? undefined : wantedBy(part, request.body, before)
  if (part === 'delete' || (wanted !== undefined && Object.keys(wanted).length > 0))
    changes.set(key, { host, task, wanted, sentAtMs: event.sentAtMs, seq: event.seq })
}

function wantedBy(part: string, body: unknown, addressesBefore: number | undefined): Wanted {
  if (part === 'stop' || part === 'start') return { state: part === 'stop' ? 'stopped' : 'active' }
  if (part === 'reinstall') {
    const os = numberIn(body, 'os')
    return os === undefined ? {} : { os }
  }
  if (part === 'ip') {
    const difference = numberIn(body, 'ipv4_number')
    const isKnown = difference !== undefined && addressesBefore !== undefined
    return isKnown ? { addresses: addressesBefore + difference } : {}
  }
  return Object.fromEntries(
    Object.entries(measures).flatMap(([asked, shown]) => {
      const value = numberIn(body, asked)
      return value === undefined ? [] : [[shown, value]]
    }),
  )
}

function noteEnds(
  { exchange: { request, response }, seq, atMs }: Call,
  changes: Map<string, Accepted>,
): void {
  if (request.path !== '/vm/v3/task' || response?.status !== 200) return
  for (const item of itemsOf(response.body)) {
    if (item['status'] !== 'complete') continue
    for (const change of changes.values()) {
      if (change.task === Number(item['consul_id'])) change.complete ??= { atMs, seq }
    }
  }
}

function isShownBy({ host, complete }: Accepted, { id }: ShownHost, { sentAtMs }: Call): boolean {
  return id === host && complete !== undefined && sentAtMs >= complete.atMs
}

function judge(
  { host, wanted, seq, complete }: Accepted,
  item: ShownHost,
  event: Call,
  { isMiscounted }: Known,
): readonly Finding[] {
  const basics = {
    rule: 'change-takes-effect',
    party: 'provider',
    ...(event.order !== undefined && { order: event.order }),
    witness: [seq, ...(complete === undefined ? [] : [complete.seq]), event.seq],
  } as const
  if (wanted === undefined) return [{ ...basics, detail: 'still-there', params: { host } }]
  return Object.entries(wanted).flatMap(([measure, value]) => {
    const shown = measure === 'addresses' && isMiscounted ? undefined : shownOf(measure, item)
    if (shown === undefined || shown === value) return []
    // On its way from one to the other it has other states.
    if (measure === 'state' && shown !== 'active' && shown !== 'stopped') return []
    return [{ ...basics, detail: 'not-applied', params: { host, measure, wanted: value, shown } }]
  })
}

function shownOf(measure: string, item: ShownHost): number | string | undefined {
  switch (measure) {
    case 'disk_mib':
      return numberIn(item['disk'], measure)
    case 'os':
      return numberIn(item['os'], 'id')
    case 'addresses':
      return shownAddresses(item)?.length
    case 'state':
      return typeof item['state'] === 'string' ? item['state'] : undefined
    default:
      return numberIn(item, measure)
  }
}

function numberIn(value: unknown, name: string): number | undefined {
  const held: unknown =
    typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)[name]
      : undefined
  return typeof held === 'number' ? held : undefined
}
