import { hashId } from '../identity/hash-id.ts'
import { unixNanos } from '../timing/run-moment.ts'
import { attributes } from './attributes.ts'

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
