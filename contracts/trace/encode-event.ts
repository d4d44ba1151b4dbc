import type { TraceEvent } from './trace-event.ts'

/** One line of a trace file, with its line feed. */
export function encodeEvent(event: TraceEvent): string {
  return `${JSON.stringify(event)}\n`
}
