import { hasEffect } from '../faults/fault-effects.ts'
import type { ExchangeEvent, OperationName, Stamp, TraceEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Rule, nothing } from './rule.ts'
import { JobsUnderWay } from './jobs-under-way.ts'

/** The last answers to one request of an order, all of them the same refusal. */
interface Setback {
  readonly status: number
  readonly request: string
  readonly sentAtMs: number
  readonly first: number
  /** The jobs under way for the order by then: one of them has sent it. */
  readonly jobs: ReadonlySet<OperationName>
  times: number
  /** When the last of them was asked for. */
  lastSentAtMs: number
}

/** So many sessions in a row may be found over by one request. */
const mostLogins = 5
/** Who gives up a sleeping VMmanager sooner has not waited for it. */
const shortestWaitMs = 1000
/** Stands for the order of what the platform asks for itself. */
const ownCalls = ''
const login = /^POST \/auth\/v\d+\/(?:public\/token|auth)$/

/** How a reason says that a request was refused so. */
const reasonsFor: Readonly<Record<number, RegExp>> = { 401: /session|401/, 503: /unavailable|asleep|503/ }

/**
 * A session that is over (401) costs a login and a repeat, a VMmanager that sleeps (503) a wait: not the order. A try
 * that fails, or an order that ends, right after the first such answer to one of its requests is a finding. So is one
 * that fails though a new session was there for the repeat, unless a fault ended that one too, and a request that meets
 * more than five 401 in a row. A platform whose login fails is excused. A setback is that of a request: of the job that
 * was under way for the order when it was sent; of one of several jobs only where its reason says so. What the platform
 * asks for no order, as its inventory, can loop, unless faults end its sessions; nobody can tell which order it cost.
 */
export const sessionRecovers: Rule<'session-recovers'> = {
  name: 'session-recovers',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole', wire: 'partly', log: 'partly' },
  watch: (picture) => {
    const jobs = new JobsUnderWay(picture)
    const setbacks: Setbacks = new Map()
    const last = { login: -1, failedLogin: -1, fault: -1 }
    let refusals = 0
    return {
      occasions: () => refusals,
      see: (event) => {
        if (event.type === 'fault' && hasEffect(event.fault, 'ends-session')) {
          last.fault = event.atMs
          setbacks.delete(ownCalls)
        }
        if (event.type === 'exchange') {
          const { request, response } = event.exchange
          if (!login.test(`${request.method} ${request.path}`)) {
            if (response?.status === 401 || response?.status === 503) refusals++
            return seeAnswer(event, setbacks, jobs)
          }
          const isGood = response !== undefined && response.status < 300
          last[isGood ? 'login' : 'failedLogin'] = event.atMs
          return nothing
        }
        jobs.see(event)
        const failure = failureIn(event)
        return failure === undefined ? nothing : seeFailure(failure, setbacks, last)
      },
    }
  },
}

/** By order and request. */
type Setbacks = Map<string, Map<string, Setback>>

/** A try or an order that has just come to a bad end. */
interface Failure {
  readonly order: string
  readonly job: OperationName
  readonly reason: string
  readonly seq: number
  readonly atMs: number
}

function seeFailure(
  { order, job, reason, seq, atMs }: Failure,
  setbacks: Setbacks,
  last: Last,
): readonly Finding[] {
  const ofOrder = setbacks.get(order) ?? new Map<string, Setback>()
  return [...ofOrder].flatMap(([asked, setback]) => {
    if (!setback.jobs.has(job)) return []
    if (setback.jobs.size > 1 && reasonsFor[setback.status]?.test(reason) !== true) return []
    ofOrder.delete(asked)
    const detail = lossOf(setback, last, atMs)
    return detail === undefined ? [] : [findingOf(detail, order, setback, seq)]
  })
}

/** When each of them last happened; -1 where it never has. */
type Last = Readonly<Record<'login' | 'failedLogin' | 'fault', number>>

/** What the platform has missed; undefined where it has done its part. */
function lossOf(
  { status, times, sentAtMs, lastSentAtMs }: Setback,
  last: Last,
  atMs: number,
): string | undefined {
  if (status === 503) return times === 1 && atMs - sentAtMs < shortestWaitMs ? 'no-wait' : undefined
  if (last.failedLogin >= sentAtMs) return undefined
  if (times === 1) return 'no-login'
  const isFresh = last.login >= sentAtMs && last.login <= lastSentAtMs && last.fault < lastSentAtMs
  return isFresh ? 'session-unused' : undefined
}

function seeAnswer(
  { exchange: { request, response }, order = ownCalls, sentAtMs, seq }: ExchangeEvent & Stamp,
  setbacks: Setbacks,
  jobs: JobsUnderWay,
): readonly Finding[] {
  const ofOrder = setbacks.get(order) ?? new Map<string, Setback>()
  setbacks.set(order, ofOrder)
  const asked = `${request.method} ${request.path}?${request.query}`
  const status = response?.status
  if (status !== 503 && status !== 401) {
    ofOrder.delete(asked)
    // Who has nothing else under way goes on with something else.
    for (const [other, setback] of ofOrder) if (setback.jobs.size < 2) ofOrder.delete(other)
    return nothing
  }
  const before = ofOrder.get(asked)
  const setback =
    before?.status === status
      ? before
      : {
          status,
          request: asked,
          sentAtMs,
          first: seq,
          jobs: jobs.of(order, sentAtMs),
          times: 0,
          lastSentAtMs: sentAtMs,
        }
  setback.times++
  setback.lastSentAtMs = sentAtMs
  ofOrder.set(asked, setback)
  return status === 401 && setback.times === mostLogins + 1
    ? [findingOf('login-loop', order, setback, seq)]
    : nothing
}

function failureIn(event: TraceEvent): Failure | undefined {
  if (event.type === 'order' && (event.step === 'refused' || event.step === 'manual')) {
    const { order, reason = '', seq, atMs } = event
    return { order, job: 'open', reason, seq, atMs }
  }
  if (event.type !== 'operation' || event.order === undefined) return undefined
  if (event.outcome === 'started' || event.outcome === 'done') return undefined
  const { order, name, reason = '', seq, atMs } = event
  return { order, job: name, reason, seq, atMs }
}

function findingOf(detail: string, order: string, { request, first }: Setback, seq: number): Finding {
  const params = { request: request.replace(/\?.*/, '') }
  const finding = {
    rule: 'session-recovers',
    party: 'consumer',
    detail,
    params,
    witness: [first, seq],
  } as const
  return order === ownCalls ? finding : { ...finding, order }
}
