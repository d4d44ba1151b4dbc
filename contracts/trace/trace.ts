import { HarnessError } from '../failures/harness-error.ts'
import { redact, redactExchange } from './redact.ts'
import type { TraceEvent, TraceFact } from './trace-event.ts'
import { toMicroseconds } from './count-range.ts'

/** Hears of each event as it is added. */
export type TraceListener = (event: TraceEvent) => void

/** An append-only record of a run. */
export interface Trace {
  /**
   * Adds a fact at its time. Secrets are gone before anybody hears of it.
   *
   * @throws HarnessError VMH_TRACE_FULL
   */
  append(fact: TraceFact, atMs: number): void
}

/** More events than a hundred thousand orders make; a run that goes beyond it is out of hand. */
const mostEvents = 10_000_000

/** Starts a trace that hands each event to its listeners and keeps none itself. */
export function createTrace(...listeners: readonly TraceListener[]): Trace {
  let seq = 0
  return {
    append: (fact, atMs) => {
      if (seq >= mostEvents) throw new HarnessError('VMH_TRACE_FULL', { limit: mostEvents })
      const place = { seq: seq++, atMs: toMicroseconds(atMs) }
      const event = withRoundTimes(withoutSecrets(fact), place)
      for (const hear of listeners) hear(event)
    },
  }
}

function withoutSecrets(fact: TraceFact): TraceFact {
  if (fact.type !== 'exchange') return redact(fact)
  const exchange = redactExchange(fact.exchange)
  return exchange === fact.exchange ? fact : { ...fact, exchange }
}

function withRoundTimes(fact: TraceFact, place: Pick<TraceEvent, 'seq' | 'atMs'>): TraceEvent {
  return fact.type === 'exchange'
    ? { ...place, ...fact, sentAtMs: toMicroseconds(fact.sentAtMs) }
    : { ...place, ...fact }
}

/** One line of a trace file, with its line feed. */
export function encodeEvent(event: TraceEvent): string {
  return `${JSON.stringify(event)}\n`
}
