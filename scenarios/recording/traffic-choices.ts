import type { Platform, TraceEvent } from '../../contracts/trace/trace-event.ts'

/** What traffic that others have written down does not say of itself. */
export interface TrafficChoices {
  readonly platform: Platform
  /** Wire behaviour by which it is judged; the one that fits best when absent. */
  readonly dialect?: string
}

/** Traffic as a trace, and what there is to know about how it became one. */
export interface ReadTraffic {
  readonly events: readonly TraceEvent[]
  /** For people, a sentence each. */
  readonly notes: readonly string[]
}
