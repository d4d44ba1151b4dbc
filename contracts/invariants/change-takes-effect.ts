import { hostCallOf } from '../lifecycle/host-call-of.ts'
import { itemsOf } from '../lifecycle/items-of.ts'
import { type ShownHost, shownHosts } from '../lifecycle/shown-hosts.ts'
import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/** A change of a machine that VMmanager has accepted with a task. */
interface Accepted {
  readonly host: number
  readonly task: number
  /** What the list of machines must show afterwards; nothing for a deletion: then it shows no such machine. */
  readonly wanted: Readonly<Record<string, number>> | undefined
  readonly sentAtMs: number
  readonly seq: number
  /** When its task was shown complete. */
  complete?: { readonly atMs: number; readonly seq: number }
}

type Call = ExchangeEvent & Stamp

/** What the list calls what a change asks for. */
const measures = { cpu_number: 'cpu_number', ram_mib: 'ram_mib', size_mib: 'disk_mib' } as const

/**
 * What VMmanager has accepted and shown complete is there in the next list: another size of a machine, or that it is
 * gone. Of several changes of a machine the last counts. What waits for a stop of the machine has no task and is not
 * judged, nor is a list that a fault may have spoilt, nor anything once a fault has told the end of a task too early.
 */
export const changeTakesEffect: Invariant = {
  name: 'change-takes-effect',
  platforms: bothPlatforms,
  watch: () => {
    const changes = new Map<string, Accepted>()
    const disks = new Map<number, number>()
    let spoiltAtMs = Number.NEGATIVE_INFINITY
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type === 'fault') {
          if (event.where === 'host-list') spoiltAtMs = event.atMs
          if (event.fault === 'task-early') spoiltAtMs = Number.POSITIVE_INFINITY
        }
        if (event.type !== 'exchange') return nothing
        noteChange(event, changes, disks)
        noteEnds(event, changes)
        const shown = shownHosts(event)
        for (const { id, disk } of shown) {
          const diskId = numberIn(disk, 'id')
          if (diskId !== undefined) disks.set(diskId, id)
        }
        if (event.sentAtMs <= spoiltAtMs) return nothing
        return shown.flatMap((item) => {
          const ended = [...changes].filter(([, change]) => isShownBy(change, item, event))
          for (const [key] of ended) changes.delete(key)
          occasions += ended.length
          return ended.flatMap(([, change]) => judge(change, item, event))
        })
      },
    }
  },
}

/** A later change of the same machine makes an earlier one nobody's promise any more. */
function noteChange(event: Call, changes: Map<string, Accepted>, disks: ReadonlyMap<number, number>): void {
  const { request, response } = event.exchange
  if (request.method === 'GET') return
  const [, disk] = /^\/vm\/v3\/disk\/(\d+)$/.exec(request.path) ?? []
  const call = hostCallOf(event)
  const host = disk === undefined ? call?.host : disks.get(Number(disk))
  if (host === undefined) return
  const part = disk === undefined ? call?.act : 'disk'
  if (part === 'delete') for (const other of ['resource', 'disk']) changes.delete(`${other} ${host}`)
  const key = `${part} ${host}`
  if (part === 'resource' || part === 'disk' || part === 'delete') changes.delete(key)
  const task = numberIn(response?.body, 'task')
  const isDone = response !== undefined && response.status < 300
  if (!isDone || task === undefined) return
  const wanted = part === 'delete' ? undefined : wantedBy(request.body)
  if (part === 'delete' || (wanted !== undefined && Object.keys(wanted).length > 0))
    changes.set(key, { host, task, wanted, sentAtMs: event.sentAtMs, seq: event.seq })
}

function wantedBy(body: unknown): Readonly<Record<string, number>> {
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

function judge({ host, wanted, seq, complete }: Accepted, item: ShownHost, event: Call): readonly Finding[] {
  const basics = {
    rule: 'change-takes-effect',
    party: 'provider',
    ...(event.order !== undefined && { order: event.order }),
    witness: [seq, ...(complete === undefined ? [] : [complete.seq]), event.seq],
  } as const
  if (wanted === undefined) return [{ ...basics, detail: 'still-there', params: { host } }]
  return Object.entries(wanted).flatMap(([measure, value]) => {
    const shown = measure === 'disk_mib' ? numberIn(item['disk'], measure) : numberIn(item, measure)
    if (shown === undefined || shown === value) return []
    return [{ ...basics, detail: 'not-applied', params: { host, measure, wanted: value, shown } }]
  })
}

function numberIn(value: unknown, name: string): number | undefined {
  const held: unknown =
    typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)[name]
      : undefined
  return typeof held === 'number' ? held : undefined
}
