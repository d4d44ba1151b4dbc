import { milestonesOf } from '../../contracts/lifecycle/milestones-of.ts'
import type { OrderPicture } from '../../contracts/lifecycle/order-picture.ts'
import { type PhaseName, phaseNames, phases } from '../../contracts/lifecycle/phase.ts'
import type { RunPicture } from '../../contracts/lifecycle/run-picture.ts'
import type { ExchangeEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'

/** A span in the life of an order, in ms since the run began. */
export interface Bar {
  readonly phase: Exclude<PhaseName, 'total'>
  readonly fromMs: number
  readonly toMs: number
}

/** A request that the platform made for an order. */
export interface Tick {
  readonly atMs: number
  readonly kind: 'read' | 'change' | 'failed'
}

/** What happened to one order, ready to be drawn. */
export interface OrderRow {
  readonly order: string
  readonly outcome: OrderPicture['outcome'] | 'unsettled'
  readonly fromMs: number
  readonly toMs: number
  readonly bars: readonly Bar[]
  readonly ticks: readonly Tick[]
  /** When faults struck while it was under way. */
  readonly faults: readonly { readonly atMs: number; readonly fault: string }[]
  /** Between what was true and when the platform saw it; undefined where one of both is unknown. */
  readonly lostMs: number | undefined
}

/** The orders of a run, in the order in which they were placed. */
export function orderRows(picture: RunPicture, events: readonly TraceEvent[]): readonly OrderRow[] {
  const exchanges = events.filter((event) => event.type === 'exchange')
  const exchangesOf = Map.groupBy(exchanges, ({ order }) => order)
  const faults = events.filter((event) => event.type === 'fault')
  return Array.from(picture.orders.values(), (order) => {
    const own = exchangesOf.get(order.order) ?? []
    const bars = barsOf(order, picture)
    const fromMs = order.placed.atMs
    const lastMs = Math.max(fromMs, order.settled?.atMs ?? 0, ...bars.map(({ toMs }) => toMs))
    const toMs = order.settled === undefined ? Math.max(lastMs, own.at(-1)?.atMs ?? 0) : lastMs
    const struck = faults.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
    return {
      order: order.order,
      outcome: order.outcome ?? 'unsettled',
      fromMs,
      toMs,
      bars,
      ticks: own.filter(({ atMs }) => atMs <= toMs).map(tickOf),
      faults: struck.map(({ atMs, fault }) => ({ atMs, fault })),
      lostMs: lostMs(bars),
    }
  })
}

function barsOf(order: OrderPicture, picture: RunPicture): readonly Bar[] {
  const milestones = milestonesOf(order, picture)
  return phaseNames.flatMap((phase) => {
    if (phase === 'total') return []
    const { [phases[phase].from]: fromMs, [phases[phase].to]: toMs } = milestones
    return fromMs === undefined || toMs === undefined || toMs <= fromMs ? [] : [{ phase, fromMs, toMs }]
  })
}

function tickOf({ sentAtMs, exchange }: ExchangeEvent): Tick {
  const { request, response } = exchange
  if (response === undefined || response.status >= 400) return { atMs: sentAtMs, kind: 'failed' }
  return { atMs: sentAtMs, kind: request.method === 'GET' ? 'read' : 'change' }
}

function lostMs(bars: readonly Bar[]): number | undefined {
  const notice = bars.find(({ phase }) => phase === 'notice')
  return notice === undefined ? undefined : notice.toMs - notice.fromMs
}
