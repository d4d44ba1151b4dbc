import { type AnswerItem, creationOf, hostCallOf, itemsOf } from '../lifecycle/host-calls.ts'
import type { ExchangeEvent, HostEvent, TraceFact } from '../trace/trace-event.ts'
import { OrderBook, whereValues } from './order-book.ts'

/** An exchange of which nobody has said whose it is, and when its answer came. */
export interface HeardExchange extends ExchangeEvent {
  readonly atMs: number
}

/** Gives the facts that an exchange proves, itself among them, in their order. */
export type InferStory = (heard: HeardExchange) => readonly TraceFact[]

/** Of what the traffic has shown to be there, so far. */
interface Shown {
  readonly book: OrderBook
  /** Names by id. */
  readonly live: Map<number, string>
  /** Lists show a machine until its deletion has ended; it does not come back. */
  readonly gone: Set<number>
}

/**
 * Begins to tell orders from traffic. An order is placed where a machine is asked for, and is called by the name of the
 * machine; whatever speaks of that machine, its disks, addresses and tasks is sent for it. Machines are told as
 * accepted when an answer or a list first shows them, and as deleted as soon as their deletion was accepted, or a read
 * finds them gone: that is never too late, so that no two machines are taken for living together that do not.
 */
export function inferStory(): InferStory {
  const shown: Shown = { book: new OrderBook(), live: new Map(), gone: new Set() }
  return (heard) => {
    const { book } = shown
    const { exchange, atMs } = heard
    const creation = creationOf({ ...heard, seq: 0, atMs })
    const order = heard.order ?? creation?.name ?? book.orderOf(exchange.request)
    const placed = creation !== undefined && order !== undefined && book.open(order)
    book.learn(exchange, order)
    const { account } = fieldsOf(exchange.request.body)
    const client = book.clientOf(account)
    const { atMs: _, ...bare } = heard
    const accepted = creation?.accepted
    return [
      ...(placed ? [{ type: 'order', order, step: 'placed', client } as const] : []),
      order === undefined ? bare : { ...bare, order },
      ...(order !== undefined && creation !== undefined && accepted !== undefined
        ? [
            ...come(shown, accepted.host, creation.name, order),
            {
              type: 'service',
              order,
              service: accepted.host,
              status: 'processing',
              host: accepted.host,
            } as const,
          ]
        : []),
      ...missed(shown, heard),
      ...shownIn(shown, heard),
    ]
  }
}

function come({ book, live, gone }: Shown, host: number, name: string, order: string): readonly HostEvent[] {
  book.give(host, order)
  if (live.has(host) || gone.has(host)) return []
  live.set(host, name)
  return [{ type: 'host', host, name, change: 'accepted' }]
}

function go({ live, gone }: Shown, host: number): readonly HostEvent[] {
  const name = live.get(host)
  live.delete(host)
  gone.add(host)
  return name === undefined ? [] : [{ type: 'host', host, name, change: 'deleted' }]
}

/** Machines of orders that a list, or a read, shows. */
function shownIn(shown: Shown, { exchange }: HeardExchange): readonly HostEvent[] {
  const { request, response } = exchange
  const isRead = request.method === 'GET' && /^\/vm\/v3\/host(?:\/\d+)?$/.test(request.path)
  if (!isRead || response?.status !== 200) return []
  return itemsOf(response.body).flatMap((item: AnswerItem) => {
    const { id, name } = item
    if (typeof id !== 'number' || typeof name !== 'string') return []
    const order = shown.book.ownerOf(id) ?? (shown.book.has(name) ? name : undefined)
    return order === undefined ? [] : come(shown, id, name, order)
  })
}

/** Machines of which an answer says that they go, or that they are gone. */
function missed(shown: Shown, heard: HeardExchange): readonly HostEvent[] {
  const { request, response } = heard.exchange
  const call = hostCallOf(heard)
  if (call?.act === 'delete' && call.mayBeDone) return go(shown, call.host)
  if (request.method !== 'GET') return []
  const [, read] = /^\/vm\/v3\/host\/(\d+)$/.exec(request.path) ?? []
  if (read !== undefined && response?.status === 404) return go(shown, Number(read))
  const isEmpty = request.path === '/vm/v3/host' && isEmptyList(response?.body)
  if (!isEmpty) return []
  const wanted = whereValues(request.query)
  // Where several things are wanted at once it may be another that is missing.
  if (wanted.length !== 1) return []
  return wanted.flatMap(({ field, value }) =>
    [...shown.live]
      .filter(
        ([host, name]) => (field === 'id' && String(host) === value) || (field === 'name' && name === value),
      )
      .flatMap(([host]) => go(shown, host)),
  )
}

function isEmptyList(body: unknown): boolean {
  const { list } = fieldsOf(body)
  return Array.isArray(list) && list.length === 0
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}
