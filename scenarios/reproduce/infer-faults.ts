import type { ExchangeEvent, FaultEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Contract } from '../../contracts/vmmanager/contract.ts'
import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import type { Fault, FaultName } from '../../simulators/faults/fault.ts'
import { itemsOf } from '../../contracts/lifecycle/host-calls.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'

/** What of the usual arming says what happens, and not how often. */
const usual: ReadonlySet<string> = new Set(['delay', 'ahead', 'behind'])

const known: ReadonlySet<string> = new Set(['created', 'running', 'complete', 'failed', 'fail', 'aborted'])

/** What a fault needs besides its name: as the exchange that it struck shows it, else as it is usually armed. */
function faultParameters(
  fault: FaultName,
  struck: (ExchangeEvent & Stamp) | undefined,
): Readonly<Record<string, unknown>> {
  if (fault === 'server-error') {
    const status = struck?.exchange.response?.status ?? 500
    return status === 502 || status === 503 || status === 504 ? { status } : {}
  }
  if (fault === 'reply-late' && struck !== undefined) {
    return { delay: `${Math.max(1, Math.ceil((struck.atMs - struck.sentAtMs) / 1000))}s` }
  }
  if (fault === 'status-word') {
    const words = itemsOf(struck?.exchange.response?.body).map(({ status }) => String(status))
    const word = words.find((each) => !known.has(each))
    return { status: 'complete', word: word ?? 'done' }
  }
  return Object.fromEntries(
    Object.entries(faultDefinitions[fault].chaos.fault).filter(([name]) => usual.has(name)),
  )
}

type Recorded = ExchangeEvent & Stamp
/** A fault at one occasion. */
interface Strike {
  readonly fault: FaultName
  /** The part of the world in which it takes its chance. */
  readonly scope: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, unknown>>
  /** How many such occasions came before; undefined where nobody has counted them. */
  readonly before: number | undefined
}

/**
 * What must have gone wrong in the VMmanager of a trace, or on the way to it: the faults that the trace tells of, and
 * where it tells of none, those that its answers show. How long something took is known only roughly.
 */
export function inferFaults(events: readonly TraceEvent[], contract: Contract): readonly Fault[] {
  const told = events.filter((event) => event.type === 'fault')
  const strikes =
    told.length > 0
      ? told.map((event) => toldStrike(event, events, contract))
      : shownStrikes(events, contract)
  return joined(strikes)
}

function toldStrike(event: FaultEvent & Stamp, events: readonly TraceEvent[], contract: Contract): Strike {
  const fault = event.fault as FaultName
  const exchanges = events.filter((other) => other.type === 'exchange')
  const struck = exchanges.find(({ sentAtMs, atMs }) => sentAtMs <= event.atMs && event.atMs <= atMs)
  const parameters = faultParameters(fault, struck)
  if (contract.operations.some(({ id }) => id === event.where)) {
    const before = exchanges.filter(
      (other) => other.seq < (struck?.seq ?? event.seq) && idOf(other, contract) === event.where,
    )
    return { fault, scope: { operation: event.where }, parameters, before: before.length }
  }
  if (/^task-(?:fails|hangs|slow)$/.test(fault)) {
    return { fault, scope: { stage: event.where }, parameters, before: stagesBefore(event, events) }
  }
  if (fault.startsWith('task-')) return { fault, scope: { task: event.where }, parameters, before: undefined }
  if (fault === 'sessions-expire')
    return { fault, scope: {}, parameters: { after: `${Math.round(event.atMs)}ms` }, before: undefined }
  return { fault, scope: {}, parameters, before: undefined }
}

function stagesBefore({ where, seq }: FaultEvent & Stamp, events: readonly TraceEvent[]): number {
  const begun = events.filter(
    (event) =>
      event.type === 'task' && event.status === 'running' && event.stage === where && event.seq < seq,
  )
  // The one that it struck had begun.
  return Math.max(0, begun.length - 1)
}

/** By the code of VMmanager's refusal of a machine. */
const shortages: Readonly<Record<number, FaultName>> = {
  [vmmanagerErrors['no-free-address'].code]: 'pool-exhausted',
  [vmmanagerErrors['no-suitable-node'].code]: 'node-full',
  [vmmanagerErrors['storage-full'].code]: 'storage-full',
  [vmmanagerErrors['licence-limit'].code]: 'licence-reached',
}

function shownStrikes(events: readonly TraceEvent[], contract: Contract): readonly Strike[] {
  const seen = new Map<string, number>()
  const failedTasks = new Set<string>()
  return events.flatMap((event) => {
    if (event.type !== 'exchange') return []
    const operation = idOf(event, contract)
    if (operation === undefined) return []
    const before = seen.get(operation) ?? 0
    seen.set(operation, before + 1)
    const fault = shownFault(event)
    const strike = fault && { fault, scope: { operation }, parameters: faultParameters(fault, event), before }
    return [...(strike ? [strike] : []), ...taskStrikes(event, operation, failedTasks)]
  })
}

/** What an answer, or the lack of one, shows to have gone wrong. */
function shownFault({ exchange, sentAtMs, atMs }: Recorded): FaultName | undefined {
  const { response, failure, request } = exchange
  if (response === undefined) return failure?.sent === true ? 'reply-lost' : 'unreachable'
  const { status, body, headers } = response
  if (status === 503) return 'asleep'
  if (status >= 500) return 'server-error'
  if (status === 429) return 'rate-limited'
  if (status === 403) return 'forbidden'
  if (status === 401 && !request.path.startsWith('/auth/')) return 'session-expired'
  if (status >= 400) {
    const { error } = (body ?? {}) as { readonly error?: { readonly code?: number } }
    return shortages[error?.code ?? 0]
  }
  if (body === undefined) return 'reply-empty'
  if (typeof body === 'string') return /^\s*[[{]/.test(body) ? 'reply-truncated' : 'reply-garbage'
  if ((headers['content-type'] ?? '').startsWith('text/html')) return 'reply-mislabelled'
  return atMs - sentAtMs > slowMs ? 'reply-late' : undefined
}

/** Answers of VMmanager come sooner. */
const slowMs = 10_000

function taskStrikes({ exchange }: Recorded, operation: string, known: Set<string>): readonly Strike[] {
  if (operation !== 'task-list') return []
  return itemsOf(exchange.response?.body).flatMap(({ consul_id: id, name, status }) => {
    const key = `${String(id)} ${String(name)}`
    const isNew = (status === 'failed' || status === 'fail') && typeof name === 'string' && !known.has(key)
    if (!isNew) return []
    known.add(key)
    return [
      {
        fault: 'task-fails',
        scope: { task: name, ...(name === 'host_create' && { stage: 'os-install' }) },
        parameters: {},
        before: undefined,
      },
    ]
  })
}

/** Strikes of one kind, one after the other, are one fault. */
function joined(strikes: readonly Strike[]): readonly Fault[] {
  const groups = Map.groupBy(strikes, ({ fault, scope, parameters }) =>
    JSON.stringify([fault, scope, parameters]),
  )
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { fault, scope, parameters, before } = first
    const isHolding = fault === 'sessions-expire'
    return [
      {
        fault,
        ...scope,
        ...parameters,
        ...(before !== undefined && before > 0 && { skip: before }),
        ...(!isHolding && { times: others.length + 1 }),
      } as Fault,
    ]
  })
}

function idOf({ exchange }: Recorded, { match }: Contract): string | undefined {
  return match(exchange.request.method, exchange.request.path)?.operation.id
}
