import { milestonesOf, type PhaseName, phaseNames, phases } from '../../contracts/lifecycle/phase.ts'
import type { OrderPicture } from '../../contracts/lifecycle/order-picture.ts'
import { RunPicture } from '../../contracts/lifecycle/run-picture.ts'
import type { ExchangeEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../finding-kinds.ts'
import { findingWords } from '../messages/finding-words.ts'
import type { Language } from '../i18n/messages.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { hashId } from '../identity/run-ids.ts'
import { unixNanos } from '../timing/run-moment.ts'

/** A run with all that happened in it. */
export interface ToldRun {
  readonly run: RunResult
  /** Name of the run that no other one has. */
  readonly id: string
  readonly events: readonly TraceEvent[]
  readonly language: Language
  /** In what it became worse than in the baseline, where it did. */
  readonly worse?: string | undefined
}

const root = 'root'

/**
 * The spans of a run: a trace for the run itself, with the exchanges that serve no order, and one for each order,
 * with its phases and exchanges. The whole of an order is its root span, from its placing until it settled.
 */
export function runSpans(told: ToldRun): readonly object[] {
  const [first] = told.events
  if (first?.type !== 'run') return []
  const picture = new RunPicture(first)
  for (const event of told.events) picture.see(event)
  const exchanges = Map.groupBy(
    told.events.filter((event) => event.type === 'exchange'),
    ({ order = '' }) => (picture.orders.has(order) ? order : ''),
  )
  const trace = (id: string, facts: readonly SpanFacts[]): readonly object[] => {
    const traceId = traceIdOf(told.id, id)
    return [...facts, ...exchangeSpans(exchanges.get(id) ?? [], told)].map((span) => spanOf(traceId, span))
  }
  return [
    ...trace('', [runSpan(told)]),
    ...[...picture.orders.values()].flatMap((order) =>
      trace(order.order, [orderSpan(order, told), ...phaseSpans(order, picture)]),
    ),
  ]
}

function runSpan({ run, events, worse }: ToldRun): SpanFacts {
  const { verdict, reason } = run
  return {
    id: root,
    name: `run ${run.scenario}`,
    kind: 'internal',
    fromMs: 0,
    toMs: events.at(-1)?.atMs ?? 0,
    attributes: { 'vmharness.verdict': verdict },
    problem: verdict === 'failed' || verdict === 'errored' ? (reason ?? verdict) : worse,
  }
}

function orderSpan(order: OrderPicture, { run, events, language }: ToldRun): SpanFacts {
  const broken = brokenFindings(run).filter((finding) => finding.order === order.order)
  return {
    id: root,
    name: 'order',
    kind: 'internal',
    fromMs: order.placed.atMs,
    toMs: order.settled?.atMs ?? events.at(-1)?.atMs ?? order.placed.atMs,
    attributes: {
      'vmharness.order': order.order,
      'vmharness.client': order.client,
      'vmharness.outcome': order.outcome ?? 'unsettled',
      'vmharness.reason': order.reason,
      'vmharness.service': order.service,
      'vmharness.host': order.host,
    },
    problem:
      broken.length === 0 ? undefined : broken.map((finding) => findingWords(finding, language)).join('\n'),
  }
}

function phaseSpans(order: OrderPicture, picture: RunPicture): readonly SpanFacts[] {
  const milestones = milestonesOf(order, picture)
  const spanFor = (phase: PhaseName): readonly SpanFacts[] => {
    const { [phases[phase].from]: fromMs, [phases[phase].to]: toMs } = milestones
    if (fromMs === undefined || toMs === undefined) return []
    const attributes = { 'vmharness.phase': phase }
    return [{ id: `phase ${phase}`, parent: root, name: phase, kind: 'internal', fromMs, toMs, attributes }]
  }
  return phaseNames.filter((phase) => phase !== 'total').flatMap(spanFor)
}

function exchangeSpans(
  exchanges: readonly (ExchangeEvent & Stamp)[],
  { run }: ToldRun,
): readonly SpanFacts[] {
  return exchanges.map((event) => exchangeSpan(event, run.dialect, root))
}

/** An exchange as a span of the client that sent it, named as the semantic conventions for HTTP have it. */
export function exchangeSpan(
  { seq, atMs, sentAtMs, exchange }: ExchangeEvent & Stamp,
  dialect: string,
  parent: string,
): SpanFacts {
  const { request, response, failure } = exchange
  const operation = contractFor(dialect).match(request.method, request.path)?.operation
  const isError = failure !== undefined || (response?.status ?? 0) >= 400
  return {
    id: `exchange ${seq}`,
    parent,
    name: `${request.method} ${operation?.pathTemplate ?? ''}`.trim(),
    kind: 'client',
    fromMs: sentAtMs,
    toMs: atMs,
    attributes: {
      'http.request.method': request.method,
      'url.path': request.path,
      'url.query': request.query === '' ? undefined : request.query,
      'url.template': operation?.pathTemplate,
      'http.response.status_code': response?.status,
      'error.type': isError ? (failure?.code ?? String(response?.status)) : undefined,
      'vmharness.operation': operation?.id,
      'vmharness.seq': seq,
    },
    problem: isError ? (failure?.code ?? '') : undefined,
  }
}

/** What a span is made from. */
export interface SpanFacts {
  /** What of the trace it is, alone of all its spans. */
  readonly id: string
  /** `id` of the span that it is a part of; undefined for the root. */
  readonly parent?: string
  readonly name: string
  readonly kind: 'internal' | 'client'
  readonly fromMs: number
  readonly toMs: number
  readonly attributes: Parameters<typeof attributes>[0]
  /** What went wrong, if anything did. */
  readonly problem?: string | undefined
}

const kinds: Readonly<Record<SpanFacts['kind'], number>> = { internal: 1, client: 3 }
const statusError = 2

/** Id of a trace: 16 bytes, the same for the same parts. */
export function traceIdOf(...parts: readonly string[]): string {
  return hashId(32, 'trace', ...parts)
}

/** A span as OTLP/JSON tells it. Its id is 8 bytes, made from that of its trace and its own. */
export function spanOf(traceId: string, facts: SpanFacts): object {
  const spanId = (id: string): string => hashId(16, 'span', traceId, id)
  const { id, parent, name, kind, fromMs, toMs, problem } = facts
  return {
    traceId,
    spanId: spanId(id),
    ...(parent === undefined ? {} : { parentSpanId: spanId(parent) }),
    name,
    kind: kinds[kind],
    startTimeUnixNano: unixNanos(fromMs),
    endTimeUnixNano: unixNanos(Math.max(fromMs, toMs)),
    attributes: attributes(facts.attributes),
    status: problem === undefined ? {} : { code: statusError, message: problem },
  }
}

/** A name and its value as OTLP/JSON tells them. */
interface KeyValue {
  readonly key: string
  readonly value: object
}

/** Attributes of a span or resource; what is undefined is left out. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly KeyValue[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  )
}

/** Whole numbers are 64 bits wide, and such JSON writes as text. */
function anyValue(value: string | number | boolean): object {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}
