import type { ExchangeEvent, MachineSize, Stamp } from '../trace/trace-event.ts'
import type { Creation } from './order-picture.ts'
import { outcomeOf } from '../exchange/check-exchange.ts'

/** A call that changes one machine. */
export interface HostCall {
  readonly host: number
  /** The last part of its path, as `start` or `reinstall`; `delete` for the deletion. */
  readonly act: string
  /** False when it was refused or was never sent: then nothing comes of it. */
  readonly mayBeDone: boolean
}

const machinePath = /^\/vm\/v3\/host\/(\d+)(?:\/([a-z_-]+))?$/

/** What an exchange asks of one machine; undefined when it only reads or is about something else. */
export function hostCallOf({ exchange }: Pick<ExchangeEvent, 'exchange'>): HostCall | undefined {
  const { request } = exchange
  const [, host, part] = machinePath.exec(request.path) ?? []
  const act = request.method === 'DELETE' && part === undefined ? 'delete' : part
  if (request.method === 'GET' || host === undefined || act === undefined) return undefined
  const outcome = outcomeOf(exchange)
  return { host: Number(host), act, mayBeDone: outcome === 'done' || outcome === 'unknown' }
}

/** What an exchange tells of the creation of a machine; undefined when it is about something else. */
export function creationOf({ exchange, sentAtMs, seq, atMs }: ExchangeEvent & Stamp): Creation | undefined {
  const { request, response } = exchange
  if (request.method !== 'POST' || request.path !== '/vm/v3/host') return undefined
  const asked = fieldsOf(request.body)
  const name = String(asked['name'])
  const addresses = typeof asked['ipv4_number'] === 'number' ? asked['ipv4_number'] : 0
  const sizes = askedSizes(asked)
  const { id, task } = fieldsOf(response?.body)
  if (
    response === undefined ||
    response.status >= 300 ||
    typeof id !== 'number' ||
    typeof task !== 'number'
  ) {
    return { name, addresses, asked: sizes, sentAtMs }
  }
  return { name, addresses, asked: sizes, sentAtMs, accepted: { seq, atMs, host: id, task } }
}

const sizeFields = [
  ['cpu_number', 'cpuNumber'],
  ['ram_mib', 'ramMib'],
  ['hdd_mib', 'diskMib'],
  ['ipv4_number', 'addresses'],
] as const

function askedSizes(asked: Readonly<Record<string, unknown>>): Partial<MachineSize> {
  return Object.fromEntries(
    sizeFields.flatMap(([field, measure]) =>
      typeof asked[field] === 'number' ? [[measure, asked[field]]] : [],
    ),
  )
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

/** A machine as an answer shows it; the id is a number. */
export type ShownHost = AnswerItem & { readonly id: number }

/** The machines that a list of them shows; none where the exchange is something else, or was not answered so. */
export function shownHosts({
  exchange: { request, response },
}: Pick<ExchangeEvent, 'exchange'>): readonly ShownHost[] {
  if (request.method !== 'GET' || request.path !== '/vm/v3/host' || response?.status !== 200) return []
  return itemsOf(response.body).filter((item): item is ShownHost => typeof item['id'] === 'number')
}

/** The IPv4 addresses that an item of the list shows; undefined where it tells none, not even that there are none. */
export function shownAddresses({ ip4 }: AnswerItem): readonly string[] | undefined {
  if (!Array.isArray(ip4)) return undefined
  return (ip4 as readonly unknown[]).flatMap((each) => {
    const ip: unknown = typeof each === 'object' && each !== null && 'ip' in each ? each.ip : undefined
    return typeof ip === 'string' ? [ip] : []
  })
}

/** An item of an answer, read as unknown data. */
export type AnswerItem = Readonly<Record<string, unknown>>

/** The items of a list, or the one item of a short read; none where an answer is neither. */
export function itemsOf(body: unknown): readonly AnswerItem[] {
  if (typeof body !== 'object' || body === null) return []
  const list = 'list' in body && Array.isArray(body.list) ? (body.list as unknown[]) : [body]
  return list.filter((item) => typeof item === 'object' && item !== null) as AnswerItem[]
}
