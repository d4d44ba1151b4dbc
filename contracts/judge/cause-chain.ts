import type { Finding } from '../rules/finding.ts'
import type { ExchangeEvent, Stamp, TraceEvent } from '../trace/trace-event.ts'

/** A chain of more events than this is no story any more; what proves the finding stays. */
const mostEvents = 9

/** Gives the places (`seq`) of the few events that lead to a finding and prove it, in their order. */
export type CauseChain = (finding: Finding) => readonly number[]

/**
 * Begins to look for causes in a trace: what proves a finding are its two ends, and between them lies what connects
 * them. Of the orders and machines that the finding is about these are the faults that struck, the changes whose answer
 * was lost or bad, the same changes sent again, the machines that came of them, and tasks that failed.
 *
 * @param events - the whole trace; a part of it gives the chain as far as it goes
 */
export function causeChains(events: readonly TraceEvent[]): CauseChain {
  // Of a long trace few events can be links.
  const seen = events.filter(isLink)
  return (finding) => {
    const subject = subjectOf(finding, events)
    const lastMs = finding.witness.reduce((last, seq) => Math.max(last, events[seq]?.atMs ?? -1), -1)
    const before = seen.filter((event) => (event.type === 'exchange' ? event.sentAtMs : event.atMs) <= lastMs)
    const links = [...lostChanges(before, subject), ...failedTasks(before, subject)]
    const room = Math.max(0, mostEvents - finding.witness.length)
    const added = [...new Set(links)].filter((seq) => !finding.witness.includes(seq)).slice(0, room)
    return [...finding.witness, ...added].toSorted((one, other) => one - other)
  }
}

type Call = ExchangeEvent & Stamp

/** Whether an event may be a link of a chain: whoever keeps but a part of a long trace keeps these. */
export function isLink(event: TraceEvent): boolean {
  if (event.type === 'exchange') return isChange(event)
  if (event.type === 'task') return event.status === 'failed' || event.status === 'aborted'
  return event.type === 'fault' || event.type === 'host'
}

/** What a finding is about. */
interface Subject {
  readonly orders: ReadonlySet<string>
  readonly hosts: ReadonlySet<number>
}

function subjectOf({ order, witness }: Finding, events: readonly TraceEvent[]): Subject {
  const proof = witness.flatMap((seq) => events[seq] ?? [])
  const orders = new Set([
    ...(order === undefined ? [] : [order]),
    ...proof.flatMap((event) => ('order' in event && event.order !== undefined ? [event.order] : [])),
  ])
  const hosts = new Set(
    proof.flatMap((event) => ('host' in event && typeof event.host === 'number' ? [event.host] : [])),
  )
  return { orders, hosts }
}

/** Each change whose answer was lost or bad, what struck it, the same sent again, and the machine that came of it. */
function lostChanges(events: readonly TraceEvent[], { orders, hosts }: Subject): readonly number[] {
  const calls = events.filter(
    (event): event is Call => event.type === 'exchange' && isChange(event) && orders.has(event.order ?? ''),
  )
  return calls.filter(isLost).flatMap((lost) => {
    const again = calls.find((call) => call.seq > lost.seq && isSame(call, lost))
    const struck = faultOf(lost, events)
    const made = events.find(
      (event) =>
        event.type === 'host' &&
        event.atMs >= lost.sentAtMs &&
        event.atMs <= lost.atMs &&
        hosts.has(event.host),
    )
    return [struck, made, lost, again].flatMap((event) => (event === undefined ? [] : [event.seq]))
  })
}

function isChange({ exchange: { request } }: ExchangeEvent): boolean {
  return request.method !== 'GET' && request.path.startsWith('/vm/')
}

function isLost({ exchange: { response } }: ExchangeEvent): boolean {
  return response === undefined || response.status >= 500
}

function isSame({ exchange: { request: one } }: Call, { exchange: { request: other } }: Call): boolean {
  return one.method === other.method && one.path === other.path
}

/** The fault that struck while a call was under way: a trace tells it before the answer. */
function faultOf({ sentAtMs, seq }: Call, events: readonly TraceEvent[]): TraceEvent | undefined {
  return events.findLast((event) => event.type === 'fault' && event.seq < seq && event.atMs >= sentAtMs)
}

/** Each task of the machines that failed, and what struck it. */
function failedTasks(events: readonly TraceEvent[], { hosts }: Subject): readonly number[] {
  return events.flatMap((event) => {
    if (event.type !== 'task' || event.host === undefined || !hosts.has(event.host)) return []
    if (event.status !== 'failed' && event.status !== 'aborted') return []
    const struck = events.findLast(
      ({ type, seq, atMs }) => type === 'fault' && seq < event.seq && atMs === event.atMs,
    )
    return [...(struck === undefined ? [] : [struck.seq]), event.seq]
  })
}
