import type { GapEvent, Platform, RunEvent, Sight } from '../trace/trace-event.ts'
import { pseudonyms } from '../trace/pseudonyms.ts'
import { type TraceListener, createTrace } from '../trace/trace.ts'
import { type HeardExchange, inferStory } from './infer-story.ts'

/** What a recording is of. */
export interface RecordingSource {
  /** What reports call it. */
  readonly name: string
  readonly platform: Platform
  /** Where VMmanager is, as far as that is known. */
  readonly target: string
  readonly dialect: string
}

/** Who tells of a recording. */
export type RecordedSight = Extract<Sight, 'wire' | 'log'>

/** Nobody judges by it: whether an order has settled no traffic shows. */
const settleWithinMs = 7_200_000

/** The first event of the trace of a recording. */
export function recordedRun(
  { name, platform, target, dialect }: RecordingSource,
  sight: RecordedSight,
): RunEvent {
  return {
    type: 'run',
    version: 1,
    scenario: name,
    platform,
    target,
    dialect,
    seed: 42,
    clock: 'real',
    expect: { orders: 'any', findings: [] },
    settleWithinMs,
    sight,
  }
}

/** Traffic on its way to a trace. */
interface Recording {
  /** Adds an exchange whose answer has come, or that has ended without one; after the end nothing is added. */
  hear(heard: HeardExchange): void
  /** Adds that a fault was made on the wire, before the exchange that it struck. */
  strike(fault: string, where: string, atMs: number): void
  /** Adds that a call passed by of which the trace holds nothing. */
  miss(cause: GapEvent['cause'], where: string, atMs: number): void
  end(atMs: number): void
}

/**
 * Begins a trace of traffic that others have made. Secrets become placeholders before any listener hears of them, and
 * whatever the traffic proves of orders, services and machines is told beside it.
 *
 * @param source - with a salt for fingerprints of what is hidden, which is kept nowhere
 */
export function beginRecording(
  source: RecordingSource & { readonly salt: string },
  ...listeners: readonly TraceListener[]
): Recording {
  const trace = createTrace(...listeners)
  const { hide, hideExchange } = pseudonyms(source.salt)
  const infer = inferStory()
  let lastMs = 0
  let isEnded = false
  /** Of two things that were told in one order the second has not happened before the first. */
  const inOrder = (atMs: number): number => (lastMs = Math.max(lastMs, atMs))
  trace.append(recordedRun(source, 'wire'), 0)
  return {
    hear: (heard) => {
      if (isEnded) return
      const { exchange, ...stamp } = heard
      for (const fact of infer({ ...hide(stamp), exchange: hideExchange(exchange) })) {
        const atMs = fact.type === 'order' ? heard.sentAtMs : heard.atMs
        trace.append(fact, inOrder(atMs))
      }
    },
    strike: (fault, where, atMs) => {
      if (!isEnded) trace.append({ type: 'fault', fault, where }, inOrder(atMs))
    },
    miss: (cause, where, atMs) => {
      if (!isEnded) trace.append({ type: 'gap', cause, lost: 1, where: hide(where) }, inOrder(atMs))
    },
    end: (atMs) => {
      isEnded = true
      trace.append({ type: 'end', outcome: 'completed' }, inOrder(atMs))
    },
  }
}
