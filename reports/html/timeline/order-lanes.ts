import type { OrderPicture } from '../../../contracts/lifecycle/order-picture.ts'
import { milestonesOf, type PhaseName, phaseNames, phases } from '../../../contracts/lifecycle/phase.ts'
import type { RunPicture } from '../../../contracts/lifecycle/run-picture.ts'
import type {
  ExchangeEvent,
  OperationEvent,
  OperationName,
  ServiceStatus,
  TraceEvent,
} from '../../../contracts/trace/trace-event.ts'
import { type FaultStrike, faultStrikes } from './fault-strikes.ts'

/** What a run holds for its timeline. */
export interface Lanes {
  /** One an order, in the order in which they were placed. */
  readonly lanes: readonly OrderLane[]
  /** Every fault that struck, in order. */
  readonly strikes: readonly FaultStrike[]
  /** When the trace ends. */
  readonly endMs: number
}

/** The orders of a run with all that befell each. */
export function orderLanes(picture: RunPicture, events: readonly TraceEvent[]): Lanes {
  const endMs = events.at(-1)?.atMs ?? 0
  const strikes = faultStrikes(picture, events)
  const own = Map.groupBy(
    events.filter((event) => 'order' in event && event.order !== undefined),
    (event) => ('order' in event ? event.order : undefined),
  )
  const lanes = Array.from(picture.orders.values(), (order) =>
    laneOf(order, { picture, strikes, endMs, own: own.get(order.order) ?? [] }),
  )
  return { lanes, strikes, endMs }
}

interface Known {
  readonly picture: RunPicture
  readonly strikes: readonly FaultStrike[]
  readonly endMs: number
  /** What the trace tells of this order. */
  readonly own: readonly TraceEvent[]
}

function laneOf(order: OrderPicture, { picture, strikes, endMs, own }: Known): OrderLane {
  const exchanges = own.filter((event) => event.type === 'exchange')
  const known = phaseBars(order, picture)
  const fromMs = order.placed.atMs
  const lastMs = Math.max(fromMs, order.settled?.atMs ?? 0, ...known.map(({ toMs }) => toMs))
  const toMs = order.settled === undefined ? Math.max(lastMs, own.at(-1)?.atMs ?? 0) : lastMs
  const notice = known.find(({ phase }) => phase === 'notice')
  return {
    order: order.order,
    outcome: order.outcome ?? 'unsettled',
    fromMs,
    toMs,
    bars: withoutHoles(known, fromMs, toMs),
    ticks: exchanges.map(tickOf),
    states: statesOf(own, endMs),
    jobs: jobsOf(own, endMs),
    settledMs: order.settled?.atMs,
    activeMs: order.active?.atMs,
    faults: strikes.filter(({ orders }) => orders.length === 1 && orders[0] === order.order),
    lostMs: notice && notice.toMs - notice.fromMs,
  }
}

function phaseBars(order: OrderPicture, picture: RunPicture): readonly Bar[] {
  const milestones = milestonesOf(order, picture)
  const released = milestones.released ?? milestones.createSent ?? order.settled?.atMs
  const spans = phaseNames.flatMap((phase) => {
    if (phase === 'total') return []
    const { [phases[phase].from]: fromMs, [phases[phase].to]: toMs } = milestones
    if (fromMs === undefined || toMs === undefined || toMs <= fromMs) return []
    return phase === 'accept'
      ? [...retries(milestones.firstSent, fromMs), { phase, fromMs, toMs }]
      : [{ phase, fromMs, toMs }]
  })
  const placedMs = order.placed.atMs
  return released === undefined || released <= placedMs
    ? spans
    : [{ phase: 'release', fromMs: placedMs, toMs: released }, ...spans]
}

/** Between the first request and the one that counts: what was made meanwhile came to nothing. */
function retries(firstMs: number | undefined, toMs: number): readonly Bar[] {
  return firstMs !== undefined && firstMs < toMs ? [{ phase: 'retry', fromMs: firstMs, toMs }] : []
}

function tickOf({ sentAtMs, exchange }: ExchangeEvent): Tick {
  const { request, response } = exchange
  if (response === undefined || response.status >= 400) return { atMs: sentAtMs, kind: 'failed' }
  return { atMs: sentAtMs, kind: request.method === 'GET' ? 'read' : 'change' }
}

/** From the first time that the service is Active. */
function statesOf(own: readonly TraceEvent[], endMs: number): OrderLane['states'] {
  const told = own.filter((event) => event.type === 'service')
  const changes = told.filter(({ status }, index) => status !== told[index - 1]?.status)
  const first = changes.findIndex(({ status }) => status === 'active')
  return first < 0
    ? []
    : changes.slice(first).map(({ status, atMs }, index, all) => ({
        status,
        fromMs: atMs,
        toMs: all[index + 1]?.atMs ?? endMs,
      }))
}

/** What was done to the service after it was opened, from the first try to the end of the last. */
function jobsOf(own: readonly TraceEvent[], endMs: number): readonly Job[] {
  const jobs: Job[] = []
  for (const event of own) {
    if (event.type !== 'operation' || event.name === 'open') continue
    const { name, outcome, tryCount, atMs } = event
    const last = jobs.findLastIndex((job) => job.name === name && job.outcome === undefined)
    const open = jobs[last]
    const ended = outcome === 'started' || outcome === 'failed' ? undefined : outcome
    const job = {
      name,
      fromMs: open?.fromMs ?? atMs,
      toMs: ended === undefined ? endMs : atMs,
      tryCount,
      outcome: ended,
    }
    if (open === undefined) jobs.push(job)
    else jobs[last] = job
  }
  return jobs
}

/** The bars in order, with a bar `unknown` wherever none of them covers the span: a reader sees that nothing is known. */
export function withoutHoles(bars: readonly Bar[], fromMs: number, toMs: number): readonly Bar[] {
  const whole: Bar[] = []
  let coveredMs = fromMs
  for (const bar of bars.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (bar.fromMs > coveredMs) whole.push({ phase: 'unknown', fromMs: coveredMs, toMs: bar.fromMs })
    whole.push(bar)
    coveredMs = Math.max(coveredMs, bar.toMs)
  }
  if (toMs > coveredMs) whole.push({ phase: 'unknown', fromMs: coveredMs, toMs })
  return whole
}

/** A span on the clock of the run, in ms since it began. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** What an order goes through until it is settled: its phases, the wait before them, tries that came to nothing, and what nobody saw. */
export type LanePhase = Exclude<PhaseName, 'total'> | 'release' | 'retry' | 'unknown'

export interface Bar extends Span {
  readonly phase: LanePhase
}

/** A request that the platform sent for an order. */
interface Tick {
  readonly atMs: number
  readonly kind: 'read' | 'change' | 'failed'
}

/** What was done to a service that was open already. */
interface Job extends Span {
  readonly name: OperationName
  readonly tryCount: number
  /** Undefined while it goes on. */
  readonly outcome: Exclude<OperationEvent['outcome'], 'started' | 'failed'> | undefined
}

/** What befell one order, ready to be drawn. */
export interface OrderLane extends Span {
  readonly order: string
  readonly outcome: OrderPicture['outcome'] | 'unsettled'
  /** Cover the lane from its placing until it is settled, without a hole. */
  readonly bars: readonly Bar[]
  readonly ticks: readonly Tick[]
  /** The statuses of its service since it was first Active. */
  readonly states: readonly (Span & { readonly status: ServiceStatus })[]
  readonly jobs: readonly Job[]
  readonly settledMs: number | undefined
  readonly activeMs: number | undefined
  /** Faults of which it is known that they struck this order. */
  readonly faults: readonly FaultStrike[]
  /** Between what was true and when the platform saw it; undefined where one of both is unknown. */
  readonly lostMs: number | undefined
}
