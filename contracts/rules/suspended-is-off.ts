import { hasEffect } from '../faults/fault-effects.ts'
import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { ExchangeEvent, HostEvent, ServiceEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { type HostCall, hostCallOf } from '../lifecycle/host-calls.ts'

/** A machine began to run. */
interface Start {
  readonly host: number
  readonly seq: number
  readonly atMs: number
  /** The platform's own call for it; absent where somebody else did it. */
  asked?: number
}

/** One that began to run though its service was suspended, or was about to be. */
interface ForbiddenStart {
  readonly order: string
  readonly params: { readonly service: number; readonly host: number }
  readonly start: Start
  readonly suspended: number | undefined
}

const startingActs: ReadonlySet<string> = new Set(['start', 'restart', 'reinstall'])
const startingChanges: ReadonlySet<string> = new Set(['started', 'reinstalled'])

/**
 * The machine of a suspended service does not run. One that is never stopped while the service is suspended, and
 * one that the platform itself starts without resuming the service, are findings; one that somebody outside starts
 * is a note, for a stopped machine can be started in the panel; also where it was stopped for the suspension and is
 * started again before the service is told to be suspended. Needs a simulator that tells of starts and stops. While a
 * resumption is under way, or in a person's hands, the machine may run.
 */
export const suspendedIsOff: Rule<'suspended-is-off'> = {
  name: 'suspended-is-off',
  platforms: bothPlatforms,
  // A stop that is seen late looks like a machine that was never stopped.
  seenBy: { consumer: 'not', observer: 'not' },
  watch: (picture) => {
    const watch: Watch = { picture, stillOn: new Map(), asks: new Map(), last: new Map(), forbidden: [] }
    const excused = new Set<string>()
    let suspensions = 0
    return {
      occasions: () => suspensions,
      see: (event) => {
        if (
          event.type === 'fault' &&
          hasEffect(event.fault, 'ends-task-early') &&
          event.where === 'host_stop'
        )
          for (const { order } of suspending(picture)) excused.add(order)
        if (event.type === 'exchange') seeAsk(event, watch)
        if (event.type === 'host') seeHost(event, watch)
        if (event.type !== 'service') return nothing
        if (isSuspension(event, picture)) suspensions++
        return excused.has(event.order) ? nothing : seeService(event, watch)
      },
      conclude: () => [...watch.stillOn.values(), ...watch.forbidden.map(findingOf)],
    }
  },
}

/** Orders that are being suspended: one of them VMmanager may tell too early that its machine has stopped. */
function suspending({ orders }: RunPicture): readonly OrderPicture[] {
  return [...orders.values()].filter(({ jobs }) => {
    const job = jobs.get('suspend')
    return job !== undefined && job.ended === undefined
  })
}

/** The service has just been suspended, and has a machine of which a simulator tells. */
function isSuspension(
  { order: name, status, seq }: ServiceEvent & Stamp,
  { orders, hosts }: RunPicture,
): boolean {
  const order = orders.get(name)
  return status === 'suspended' && order?.statusSince?.seq === seq && hosts.has(order.host ?? -1)
}

interface Watch {
  readonly picture: RunPicture
  /** What would be found if the suspension ended now, by order. */
  readonly stillOn: Map<string, Finding>
  /** Calls that have not started their machine yet, by machine. */
  readonly asks: Map<number, number>
  /** The last start of each machine. */
  readonly last: Map<number, Start>
  readonly forbidden: ForbiddenStart[]
}

/** The answer to a call may come after the machine has started. */
function seeAsk(event: ExchangeEvent & Stamp, { picture, asks, last }: Watch): void {
  const call: HostCall | undefined = hostCallOf(event)
  if (call === undefined || !call.mayBeDone || !startingActs.has(call.act)) return
  const start = last.get(call.host)
  if (start !== undefined && start.atMs >= event.sentAtMs) start.asked ??= event.seq
  const runningSinceMs = picture.hosts.get(call.host)?.running?.atMs ?? Number.NEGATIVE_INFINITY
  if (runningSinceMs < event.sentAtMs) asks.set(call.host, event.seq)
}

function seeHost(
  { host, change, seq, atMs }: HostEvent & Stamp,
  { picture, asks, last, forbidden, stillOn }: Watch,
): void {
  const order = picture.ownerOf(host)
  if (order?.host === host && (change === 'stopped' || change === 'deleted')) stillOn.delete(order.order)
  if (!startingChanges.has(change)) return
  const asked = asks.get(host)
  asks.delete(host)
  const start: Start = { host, seq, atMs, ...(asked !== undefined && { asked }) }
  last.set(host, start)
  if (order?.host !== host || order.serviceStatus !== 'suspended' || isResuming(order)) return
  forbidden.push(forbiddenStart(order, start))
}

function forbiddenStart({ order, service = 0, statusSince }: OrderPicture, start: Start): ForbiddenStart {
  return { order, params: { service, host: start.host }, start, suspended: statusSince?.seq }
}

function isResuming({ jobs }: OrderPicture): boolean {
  const resume = jobs.get('resume')
  return resume !== undefined && (resume.ended === undefined || resume.ended.outcome === 'manual')
}

/**
 * What still runs when the suspension ends was never stopped; what was stopped by the job that suspends, and runs again
 * when that is told, was started by somebody.
 */
function seeService(
  { order: name, service, status, seq }: ServiceEvent & Stamp,
  { picture: { orders, hosts }, last, stillOn, forbidden }: Watch,
): readonly Finding[] {
  const order = orders.get(name)
  if (status !== 'suspended') {
    const finding = stillOn.get(name)
    stillOn.delete(name)
    return finding === undefined ? nothing : [finding]
  }
  if (order?.host === undefined || order.statusSince?.seq !== seq) return nothing
  const machine = hosts.get(order.host)
  if (machine?.running === undefined) return nothing
  const start = last.get(order.host)
  const suspending = order.jobs.get('suspend')?.started.seq ?? seq
  if (start?.seq === machine.running.seq && (machine.stopped?.seq ?? -1) > suspending) {
    forbidden.push(forbiddenStart(order, start))
    return nothing
  }
  const basics = { rule: 'suspended-is-off', party: 'consumer', order: name } as const
  const params = { service, host: order.host }
  stillOn.set(name, { ...basics, detail: 'not-stopped', params, witness: [machine.running.seq, seq] })
  return nothing
}

function findingOf({ order, params, start, suspended }: ForbiddenStart): Finding {
  const basics = { rule: 'suspended-is-off', order, params } as const
  const places = [suspended, start.seq, start.asked].filter((place) => place !== undefined)
  const witness = places.toSorted((one, other) => one - other)
  return start.asked === undefined
    ? { ...basics, party: 'integration', detail: 'started-outside', severity: 'note', witness }
    : { ...basics, party: 'consumer', detail: 'started-by-platform', witness }
}
