import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import type { PlatformMock } from '../platform/platform-mock.ts'
import type { PactCall } from './pact-call.ts'

/** A piece of a platform's life against answers that a pact describes: each request has one answer, however often. */
export interface Flow<Settings> {
  readonly title: string
  /** All that the platform asks, and it must ask all of it. */
  readonly calls: readonly PactCall[]
  readonly settings?: Partial<Settings>
  readonly play: (platform: PlatformMock) => Promise<void>
  /** What the platform tells last of orders and operations, such as `suspend done`. */
  readonly ends: string
  /** The replies to this are lost on their way back, such as `POST /vm/v3/host`. */
  readonly loses?: string
}

/** A fact as flows tell it; undefined for one that they do not speak of. */
export function endOfFact(fact: TraceFact): string | undefined {
  const reason = 'reason' in fact && fact.reason !== undefined ? ` ${fact.reason}` : ''
  if (fact.type === 'order') return `order ${fact.step}${reason}`
  return fact.type === 'operation' && fact.outcome !== 'started'
    ? `${fact.name} ${fact.outcome}${reason}`
    : undefined
}
