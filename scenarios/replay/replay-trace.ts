import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Exchange, ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { ExchangeEvent, FaultEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Contract } from '../../contracts/vmmanager/contract.ts'
import type { Delivery } from '../../simulators/transport/transport.ts'
import { requestFaults } from '../../simulators/vmmanager/disturb/deliver-instead.ts'
import { type Difference, diffAnswers } from './diff-answers.ts'
import { Identifiers } from './identifiers.ts'
import { ReplaySessions } from './replay-sessions.ts'
import type { ReplayTarget } from './replay-target.ts'
import { decodeSegment } from '../../contracts/vmmanager/json-pointer.ts'
import { itemsOf } from '../../contracts/lifecycle/host-calls.ts'

const ends: ReadonlySet<string> = new Set(['complete', 'failed', 'aborted', 'active', 'stopped'])

/**
 * The states that a client waited for, where the answer to a read shows nothing but ends: those of the tasks or
 * machines that it lists, in their order. Undefined for any other exchange.
 */
function awaitedState({ request, response }: Exchange): string | undefined {
  const isLook = request.method === 'GET' && /^\/vm\/v3\/(?:task|host)(?:\/\d+)?$/.test(request.path)
  if (!isLook || response?.status !== 200) return undefined
  const states = itemsOf(response.body).map(({ status, state }) => endWord(status ?? state))
  return states.length > 0 && states.every((state) => ends.has(state)) ? states.join(', ') : undefined
}

/** Releases have two words for a failure. */
function endWord(state: unknown): string {
  return state === 'fail' ? 'failed' : String(state)
}

/** A recorded request that was sent again, or why it was not compared. */
export interface Replayed {
  /** Place of the exchange in the trace. */
  readonly seq: number
  /** As it was recorded, such as `GET /vm/v3/host?where=…`. */
  readonly call: string
  /** Why nothing was compared; absent where it was. */
  readonly skipped?: 'never sent' | 'struck by a fault' | 'no recorded answer' | 'kept back'
  /** How the answers differ; none where they are built alike. */
  readonly differences: readonly Difference[]
  /** What only the state of the target makes other; absent where nothing is. */
  readonly notes?: readonly Difference[]
}

type Recorded = ExchangeEvent & Stamp

/** Makes names of today out of those that the recorded client gave; see {@link ReplayTarget}. */
type Rename = Pick<ReplayTarget, 'machineName' | 'email'>

/**
 * Sends the requests of a trace again, one after the other in the order in which they were sent, at the pace of the
 * trace where the clock costs no time, and tells of each how the answer differs. A read that waited for the end of
 * something is repeated until that end, or until the target's patience is over.
 *
 * @throws HarnessError VMH_TARGET_UNREACHABLE where the first request finds nobody
 */
export async function* replayTrace(
  events: readonly TraceEvent[],
  target: ReplayTarget,
): AsyncGenerator<Replayed> {
  const faults = events.filter((event) => event.type === 'fault')
  const recorded = events
    .filter((event) => event.type === 'exchange')
    .toSorted((a, b) => a.sentAtMs - b.sentAtMs)
  const identifiers = new Identifiers(renamed(recorded, target))
  const sessions = new ReplaySessions(target, identifiers)
  const begunMs = target.clock.nowMs()
  let isFirst = true
  for (const event of recorded) {
    const { exchange, seq } = event
    const base = { seq, call: callOf(exchange.request), differences: [] }
    const fault = struckBy(event, faults, target.contract)
    if (exchange.failure?.sent === false || (fault !== undefined && keepsBack(fault))) {
      yield { ...base, skipped: fault === undefined ? 'never sent' : 'struck by a fault' }
      continue
    }
    await target.clock.sleep(Math.max(0, begunMs + event.sentAtMs - target.clock.nowMs()))
    const translated = identifiers.translate(exchange.request)
    let request = await sessions.fill(translated)
    let delivery = await sendUntilSettled(event, request, target)
    if (delivery.response?.status === 401 && exchange.response?.status !== 401) {
      // Waiting may take longer than it did, and longer than a session lives.
      await sessions.renew(translated)
      request = await sessions.fill(translated)
      delivery = await sendUntilSettled(event, request, target)
    }
    if (delivery.failure?.code === 'aborted' && !delivery.failure.sent) {
      yield { ...base, skipped: 'kept back' }
      continue
    }
    if (isFirst && delivery.failure?.sent === false) throw unreachable(target, delivery.failure.code)
    isFirst = false
    sessions.see(request, delivery.response?.body)
    if (exchange.response !== undefined && delivery.response !== undefined) {
      identifiers.learn(exchange.request.path, exchange.response.body, delivery.response.body)
    }
    const skipped = reasonToSkip(event, fault)
    yield skipped === undefined ? { ...base, ...compared(event, delivery) } : { ...base, skipped }
  }
}

function reasonToSkip({ exchange }: Recorded, fault: string | undefined): Replayed['skipped'] {
  if (fault !== undefined) return 'struck by a fault'
  return exchange.response === undefined ? 'no recorded answer' : undefined
}

async function sendUntilSettled(
  { exchange }: Recorded,
  request: ExchangeRequest,
  { transport, clock, pollMs, patienceMs }: ReplayTarget,
): Promise<Delivery> {
  const awaited = awaitedState(exchange)
  const giveUpAtMs = clock.nowMs() + patienceMs
  for (;;) {
    const delivery = await transport(request)
    const isThere = awaited === undefined || awaitedState({ request, ...delivery }) !== undefined
    if (isThere || delivery.response?.status !== 200 || clock.nowMs() + pollMs > giveUpAtMs) return delivery
    await clock.sleep(pollMs)
  }
}

function compared(event: Recorded, delivery: Delivery): Pick<Replayed, 'differences' | 'notes'> {
  const all = differencesOf(event, delivery)
  const notes = all.filter(({ isOfState }) => isOfState === true)
  const differences = all.filter(({ isOfState }) => isOfState !== true)
  return notes.length === 0 ? { differences } : { differences, notes }
}

function differencesOf({ exchange }: Recorded, { response, failure }: Delivery): readonly Difference[] {
  if (exchange.response === undefined) return []
  if (response === undefined) {
    return [
      {
        place: 'status',
        recorded: String(exchange.response.status),
        replayed: `no answer (${failure.code})`,
      },
    ]
  }
  const differences = diffAnswers(exchange.response, response)
  const awaited = awaitedState(exchange)
  const now = awaited === undefined ? undefined : awaitedState({ request: exchange.request, response })
  return awaited === now
    ? differences
    : [...differences, { place: 'state', recorded: awaited ?? '', replayed: now ?? 'not ended' }]
}

/** The names of all machines and accounts that the recorded client made, and what they are called now. */
function renamed(recorded: readonly Recorded[], { machineName, email }: Rename): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { exchange } of recorded) {
    const { method, path, body } = exchange.request
    const said = (body ?? {}) as { readonly name?: unknown; readonly email?: unknown }
    if (method !== 'POST') continue
    if (path === '/vm/v3/host' && typeof said.name === 'string') names.set(said.name, machineName(said.name))
    if (path === '/vm/v3/account' && typeof said.email === 'string') names.set(said.email, email(said.email))
  }
  return names
}

function struckBy(
  { exchange, sentAtMs, atMs }: Recorded,
  faults: readonly (FaultEvent & Stamp)[],
  { match }: Contract,
): string | undefined {
  const { method, path } = exchange.request
  const where = match(method, path)?.operation.id ?? path
  return faults.find((fault) => fault.where === where && sentAtMs <= fault.atMs && fault.atMs <= atMs)?.fault
}

function keepsBack(fault: string): boolean {
  return requestFaults.some((name) => name === fault)
}

function callOf({ method, path, query }: ExchangeRequest): string {
  return `${method} ${path}${query === '' ? '' : `?${decodeSegment(query)}`}`
}

function unreachable({ name }: ReplayTarget, problem: string): HarnessError {
  return new HarnessError('VMH_TARGET_UNREACHABLE', { url: name, problem })
}
