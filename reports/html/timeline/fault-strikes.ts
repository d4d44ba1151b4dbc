import type { RunPicture } from '../../../contracts/lifecycle/run-picture.ts'
import type { ExchangeEvent, FaultEvent, Stamp, TraceEvent } from '../../../contracts/trace/trace-event.ts'
import { contractFor } from '../../../contracts/vmmanager/contract.ts'

/** A fault that struck, and whom. */
export interface FaultStrike {
  readonly event: FaultEvent & Stamp
  /** The order that it struck; several where it was one of them, none where it was no order's. */
  readonly orders: readonly string[]
  /** Places in the trace of the exchanges that it may have struck. */
  readonly exchanges: readonly number[]
}

type SentExchange = ExchangeEvent & Stamp

/**
 * Finds the order that each fault struck. A fault on a request struck an exchange of that operation which was under way,
 * of several the one that went wrong; a fault in a task struck the machine of the task that moved in the same moment;
 * a fault on a machine names it.
 */
export function faultStrikes(picture: RunPicture, events: readonly TraceEvent[]): readonly FaultStrike[] {
  const faults = events.filter((event) => event.type === 'fault')
  if (faults.length === 0) return []
  const contract = contractFor(picture.run.dialect)
  const exchanges = events.filter((event) => event.type === 'exchange')
  const byOperation = Map.groupBy(
    exchanges,
    ({ exchange: { request } }) => contract.match(request.method, request.path)?.operation.id,
  )
  const hosts = new Map(Array.from(picture.hosts.values(), ({ name, host }) => [name, host]))
  const taken = new Set<SentExchange>()
  return faults.map((event) => {
    const candidates = event.where === 'session' ? exchanges : byOperation.get(event.where)
    const struck = candidates && struckExchanges(event, candidates, taken)
    if (struck !== undefined && struck.length > 0) {
      if (struck.length === 1) for (const exchange of struck) taken.add(exchange)
      const orders = new Set(struck.flatMap(({ order }) => order ?? []))
      return { event, orders: [...orders], exchanges: struck.map(({ seq }) => seq) }
    }
    const host = hosts.get(event.where) ?? hostOfTask(event, events)
    const owner = host === undefined ? undefined : picture.ownerOf(host)
    return { event, orders: owner === undefined ? [] : [owner.order], exchanges: [] }
  })
}

function struckExchanges(
  { atMs }: Stamp,
  candidates: readonly SentExchange[],
  taken: ReadonlySet<SentExchange>,
): readonly SentExchange[] {
  const underWay = candidates.filter((sent) => sent.sentAtMs <= atMs && atMs <= sent.atMs && !taken.has(sent))
  const failed = underWay.filter(({ exchange }) => (exchange.response?.status ?? 599) >= 400)
  return failed.length > 0 ? failed : underWay
}

/** The machine of the nearest task event of that name or stage in the same moment. */
function hostOfTask(
  { where, seq, atMs }: FaultEvent & Stamp,
  events: readonly TraceEvent[],
): number | undefined {
  for (let distance = 1; ; distance++) {
    const around = [events[seq - distance], events[seq + distance]].filter((event) => event?.atMs === atMs)
    if (around.length === 0) return undefined
    for (const event of around)
      if (event?.type === 'task' && (event.name === where || event.stage === where)) return event.host
  }
}
