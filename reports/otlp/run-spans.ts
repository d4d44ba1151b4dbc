import { type PhaseName, milestonesOf, phaseNames, phases } from '../../contracts/lifecycle/phase.ts'
import type { OrderPicture } from '../../contracts/lifecycle/order-picture.ts'
import { RunPicture } from '../../contracts/lifecycle/run-picture.ts'
import type { ExchangeEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../broken-findings.ts'
import { findingWords } from '../messages/finding-words.ts'
import type { Language } from '../i18n/messages.ts'
import { exchangeSpan } from './exchange-span.ts'
import { type SpanFacts, spanOf, traceIdOf } from './span.ts'

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
