import { type HostCall, hostCallOf } from '../lifecycle/host-call-of.ts'
import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { ExchangeEvent, HostEvent, ServiceEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/** A machine began to run while its service was suspended. */
interface Start {
  readonly order: string
  readonly params: { readonly service: number; readonly host: number }
  readonly atMs: number
  readonly witness: readonly number[]
  /** The platform's own call for it; absent where somebody else did it. */
  asked?: number
}

const startingActs: ReadonlySet<string> = new Set(['start', 'restart', 'reinstall'])
const startingChanges: ReadonlySet<string> = new Set(['started', 'reinstalled'])

/**
 * The machine of a suspended service does not run. One that is never stopped while the service is suspended, and
 * one that the platform itself starts without resuming the service, are findings; one that somebody outside starts
 * is a note, for a stopped machine can be started in the panel. Needs a simulator that tells of starts and stops.
 * While a resumption is under way, or in a person's hands, the machine may run.
 */
export const suspendedIsOff: Invariant = {
  name: 'suspended-is-off',
  platforms: bothPlatforms,
  watch: (picture) => {
    const stillOn = new Map<string, Finding>()
    const asks = new Map<number, number>()
    const starts: Start[] = []
    let isStopEarly = false
    let suspensions = 0
    return {
      occasions: () => suspensions,
      see: (event) => {
        if (event.type === 'fault')
          isStopEarly ||= event.fault === 'task-early' && event.where === 'host_stop'
        if (event.type === 'exchange') seeAsk(event, { picture, asks, starts })
        if (event.type === 'host') seeHost(event, { picture, asks, starts, stillOn })
        if (event.type !== 'service') return nothing
        if (isSuspension(event, picture)) suspensions++
        return isStopEarly ? nothing : seeService(event, picture, stillOn)
      },
      conclude: () => [...(isStopEarly ? [] : stillOn.values()), ...starts.map(findingOf)],
    }
  },
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
  readonly asks: Map<number, number>
  readonly starts: Start[]
}

/** The answer to a call may come after the machine has started. */
function seeAsk(event: ExchangeEvent & Stamp, { picture, asks, starts }: Watch): void {
  const call: HostCall | undefined = hostCallOf(event)
  if (call === undefined || !call.mayBeDone || !startingActs.has(call.act)) return
  const start = starts.find(({ params, atMs }) => params.host === call.host && atMs >= event.sentAtMs)
  if (start !== undefined) start.asked ??= event.seq
  const runningSinceMs = picture.hosts.get(call.host)?.running?.atMs ?? Number.NEGATIVE_INFINITY
  if (runningSinceMs < event.sentAtMs) asks.set(call.host, event.seq)
}

function seeHost(
  { host, change, seq, atMs }: HostEvent & Stamp,
  { picture, asks, starts, stillOn }: Watch & { readonly stillOn: Map<string, Finding> },
): void {
  const order = picture.ownerOf(host)
  if (order?.host === host && (change === 'stopped' || change === 'deleted')) stillOn.delete(order.order)
  if (!startingChanges.has(change)) return
  const asked = asks.get(host)
  asks.delete(host)
  if (order?.host !== host || order.serviceStatus !== 'suspended' || isResuming(order)) return
  const { service = 0, statusSince } = order
  const witness = [...(statusSince === undefined ? [] : [statusSince.seq]), seq]
  const start = { order: order.order, params: { service, host }, atMs, witness }
  starts.push(asked === undefined ? start : { ...start, asked })
}

function isResuming({ jobs }: OrderPicture): boolean {
  const resume = jobs.get('resume')
  return resume !== undefined && (resume.ended === undefined || resume.ended.outcome === 'manual')
}

/** What still runs when the suspension ends was never stopped. */
function seeService(
  { order: name, service, status, seq }: ServiceEvent & Stamp,
  { orders, hosts }: RunPicture,
  stillOn: Map<string, Finding>,
): readonly Finding[] {
  const order = orders.get(name)
  if (status !== 'suspended') {
    const finding = stillOn.get(name)
    stillOn.delete(name)
    return finding === undefined ? nothing : [finding]
  }
  if (order?.host === undefined || order.statusSince?.seq !== seq) return nothing
  const running = hosts.get(order.host)?.running
  if (running === undefined) return nothing
  const basics = { rule: 'suspended-is-off', party: 'consumer', order: name } as const
  const params = { service, host: order.host }
  stillOn.set(name, { ...basics, detail: 'not-stopped', params, witness: [running.seq, seq] })
  return nothing
}

function findingOf({ order, params, witness, asked }: Start): Finding {
  const basics = { rule: 'suspended-is-off', order, params } as const
  if (asked === undefined) {
    return { ...basics, party: 'integration', detail: 'started-outside', severity: 'note', witness }
  }
  const inOrder = [...witness, asked].toSorted((one, other) => one - other)
  return { ...basics, party: 'consumer', detail: 'started-by-platform', witness: inOrder }
}
