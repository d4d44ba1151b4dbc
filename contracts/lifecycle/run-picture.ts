import { ActionBook, type ActionRecord } from './action-book.ts'
import type {
  ExchangeEvent,
  HostEvent,
  OperationEvent,
  OrderEvent,
  RunEvent,
  ServiceEvent,
  Stamp,
  TraceEvent,
} from '../trace/trace-event.ts'
import { type AnswerItem, creationOf, itemsOf } from './host-calls.ts'
import type { HostPicture, JobPicture, Moment, OrderPicture } from './order-picture.ts'

/** The list of machines, and the short read of one; what lies under it is about disks and the like. */
const hostPath = /^\/vm\/v3\/host(?:\/\d+)?$/

/**
 * Notes when the platform first reads, for an order, that a machine of it is installed and that it has an address.
 * That it is installed can be read from the machine and from the task that makes it.
 */
function noteSightings(order: OrderPicture, { exchange, seq, atMs }: ExchangeEvent & Stamp): void {
  const { path } = exchange.request
  const isTasks = path === '/vm/v3/task'
  if (!isTasks && !hostPath.test(path)) return
  for (const item of itemsOf(exchange.response?.body)) {
    const host = isTasks ? hostOfTask(order, item) : Number(item['id'])
    if (host === undefined || !order.hosts.has(host)) continue
    const isInstalled = isTasks ? item['status'] === 'complete' : item['state'] === 'active'
    if (isInstalled && !order.seenInstalled.has(host)) order.seenInstalled.set(host, { seq, atMs })
    if (hasAddress(item) && !order.seenAddressed.has(host)) order.seenAddressed.set(host, { seq, atMs })
  }
}

function hostOfTask({ creations }: OrderPicture, item: AnswerItem): number | undefined {
  return creations.find(({ accepted }) => accepted?.task === Number(item['consul_id']))?.accepted?.host
}

function hasAddress({ ip4 }: AnswerItem): boolean {
  return Array.isArray(ip4) && ip4.length > 0
}

type HostChange = HostEvent['change']

const turnsOn: ReadonlySet<HostChange> = new Set(['os-installed', 'started', 'reinstalled'])
const turnsOff: ReadonlySet<HostChange> = new Set(['stopped', 'deleted'])
/** After these a machine may be of another size: what waited for a stop is done at the stop. */
const resizes: ReadonlySet<HostChange> = new Set(['changed', 'stopped'])

/** The state of a run as its trace has told it so far. */
export class RunPicture {
  readonly run: RunEvent
  readonly #actions = new ActionBook()
  readonly orders: Map<string, OrderPicture> = new Map()
  readonly hosts: Map<number, HostPicture> = new Map()
  readonly #owners = new Map<number, OrderPicture>()
  /** Who asked for a machine of this name without being told its id: the link that a lost reply leaves. */
  readonly #unansweredByName = new Map<string, OrderPicture>()
  readonly #hostsByName = new Map<string, number[]>()

  constructor(run: RunEvent) {
    this.run = run
  }

  /** Takes in the next event. */
  see(event: TraceEvent): void {
    this.#actions.see(event)
    switch (event.type) {
      case 'order':
        this.#seeOrder(event)
        return
      case 'service':
        this.#seeService(event)
        return
      case 'operation':
        this.#seeOperation(event)
        return
      case 'exchange':
        this.#seeExchange(event)
        return
      case 'host':
        this.#seeHost(event)
    }
  }

  /** What was asked for so far, and what has become of it. */
  get actions(): readonly ActionRecord[] {
    return this.#actions.records
  }

  /** The order to which a machine belongs, if any. */
  ownerOf(host: number): OrderPicture | undefined {
    return this.#owners.get(host)
  }

  #seeOrder(event: OrderEvent & Stamp): void {
    const { order: name, step, seq, atMs } = event
    const moment = { seq, atMs }
    if (step === 'placed') {
      this.orders.set(name, newOrder(event, moment))
      return
    }
    const order = this.orders.get(name)
    if (order === undefined) return
    if (step === 'paid' || step === 'approved') {
      order.released = moment
      return
    }
    order.outcome = step
    order.settled ??= moment
    if (event.reason !== undefined) order.reason = event.reason
  }

  #seeService(event: ServiceEvent & Stamp): void {
    const order = this.orders.get(event.order)
    if (order === undefined) return
    const moment = { seq: event.seq, atMs: event.atMs }
    order.service = event.service
    if (order.serviceStatus !== event.status) order.statusSince = moment
    order.serviceStatus = event.status
    if (event.size !== undefined) order.billed = { ...moment, size: event.size }
    if (event.host !== undefined) {
      order.host = event.host
      this.#give(event.host, order)
    }
    if (event.status !== 'active') return
    order.outcome = 'active'
    order.active ??= moment
    order.settled ??= moment
  }

  #seeOperation({ order: name, name: job, outcome, reason, seq, atMs }: OperationEvent & Stamp): void {
    const order = name === undefined ? undefined : this.orders.get(name)
    if (order === undefined || outcome === 'failed') return
    const moment = { seq, atMs }
    const known = order.jobs.get(job)
    const isNew = known === undefined || known.ended !== undefined
    const picture: JobPicture = isNew ? { started: moment } : known
    if (isNew) order.jobs.set(job, picture)
    if (outcome !== 'started') picture.ended = { ...moment, outcome, ...(reason !== undefined && { reason }) }
  }

  #seeExchange(event: ExchangeEvent & Stamp): void {
    const order = event.order === undefined ? undefined : this.orders.get(event.order)
    if (order === undefined) return
    const creation = creationOf(event)
    if (creation === undefined) {
      noteSightings(order, event)
      return
    }
    order.creations.push(creation)
    if (creation.accepted !== undefined) {
      this.#give(creation.accepted.host, order)
      return
    }
    this.#unansweredByName.set(creation.name, order)
    for (const host of this.#hostsByName.get(creation.name) ?? []) {
      if (!this.#owners.has(host)) this.#give(host, order)
    }
  }

  #seeHost({ host, name, change, size, seq, atMs }: HostEvent & Stamp): void {
    const moment = { seq, atMs }
    if (change === 'accepted') {
      this.hosts.set(host, { host, name, accepted: moment })
      this.#hostsByName.set(name, [...(this.#hostsByName.get(name) ?? []), host])
      const order = this.#unansweredByName.get(name)
      if (order !== undefined) this.#give(host, order)
    }
    const picture = this.hosts.get(host)
    if (picture === undefined) return
    if (change === 'disk-ready') picture.diskReady = moment
    if (change === 'address-added') picture.addressed = moment
    if (change === 'os-installed') picture.installed = moment
    if (change === 'deleted') picture.deleted = moment
    if (turnsOn.has(change)) picture.running = moment
    if (turnsOff.has(change)) {
      delete picture.running
      picture.stopped = moment
    }
    if (size !== undefined) picture.sized = { ...moment, size }
    else if (resizes.has(change)) delete picture.sized
  }

  #give(host: number, order: OrderPicture): void {
    this.#owners.get(host)?.hosts.delete(host)
    order.hosts.add(host)
    this.#owners.set(host, order)
  }
}

function newOrder({ order, client, product }: OrderEvent, placed: Moment): OrderPicture {
  return {
    order,
    client,
    ...(product && { product }),
    placed,
    creations: [],
    hosts: new Set(),
    seenInstalled: new Map(),
    seenAddressed: new Map(),
    jobs: new Map(),
  }
}
