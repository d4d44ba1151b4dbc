import type { ExchangeEvent, Stamp, TraceEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/** The last answers of an order, all of them the same refusal to the same request. */
interface Setback {
  readonly status: number
  readonly request: string
  readonly sentAtMs: number
  readonly first: number
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
/** These end sessions. */
const sessionFaults: ReadonlySet<string> = new Set(['session-expired', 'sessions-expire'])
const login = /^POST \/auth\/v\d+\/(?:public\/token|auth)$/

/**
 * A session that is over (401) costs a login and a repeat, a VMmanager that sleeps (503) a wait: not the order. A try
 * that fails, or an order that ends, right after the first such answer is a finding. So is one that fails though a
 * new session was there for the repeat, unless a fault ended that one too, and a request that meets more than five
 * 401 in a row. A platform whose login fails is excused. What the platform asks for no order, as its inventory, can
 * loop, unless faults end its sessions; nobody can tell which order it cost.
 */
export const sessionRecovers: Invariant = {
  name: 'session-recovers',
  platforms: bothPlatforms,
  watch: () => {
    const setbacks = new Map<string, Setback>()
    const last = { login: -1, failedLogin: -1, fault: -1 }
    let refusals = 0
    return {
      occasions: () => refusals,
      see: (event) => {
        if (event.type === 'fault' && sessionFaults.has(event.fault)) {
          last.fault = event.atMs
          setbacks.delete(ownCalls)
        }
        if (event.type === 'exchange') {
          const { request, response } = event.exchange
          if (!login.test(`${request.method} ${request.path}`)) {
            if (response?.status === 401 || response?.status === 503) refusals++
            return seeAnswer(event, setbacks)
          }
          const isGood = response !== undefined && response.status < 300
          last[isGood ? 'login' : 'failedLogin'] = event.atMs
          return nothing
        }
        const order = failedOrder(event) ?? ownCalls
        const setback = order === ownCalls ? undefined : setbacks.get(order)
        if (setback === undefined) return nothing
        setbacks.delete(order)
        const detail = lossOf(setback, last, event.atMs)
        return detail === undefined ? nothing : [findingOf(detail, order, setback, event.seq)]
      },
    }
  },
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
  setbacks: Map<string, Setback>,
): readonly Finding[] {
  const status = response?.status
  if (status !== 503 && status !== 401) {
    setbacks.delete(order)
    return nothing
  }
  const asked = `${request.method} ${request.path}?${request.query}`
  const before = setbacks.get(order)
  // Who asks for several things at once waits for a sleeping VMmanager with all of them.
  const isSame = before?.status === status && (status === 503 || before.request === asked)
  const setback = isSame
    ? before
    : { status, request: asked, sentAtMs, first: seq, times: 0, lastSentAtMs: sentAtMs }
  setback.times++
  setback.lastSentAtMs = sentAtMs
  setbacks.set(order, setback)
  return status === 401 && setback.times === mostLogins + 1
    ? [findingOf('login-loop', order, setback, seq)]
    : nothing
}

/** Whose try or order has just come to a bad end. */
function failedOrder(event: TraceEvent): string | undefined {
  if (event.type === 'order')
    return event.step === 'refused' || event.step === 'manual' ? event.order : undefined
  if (event.type !== 'operation' || event.outcome === 'started' || event.outcome === 'done') return undefined
  return event.order
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
