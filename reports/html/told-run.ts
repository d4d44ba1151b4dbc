import { RunPicture } from '../../contracts/lifecycle/run-picture.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'

/** A run with all that is known of it. */
export interface ToldRun {
  readonly result: RunResult
  readonly index: number
  /** Empty where nothing was kept of what happened. */
  readonly events: readonly TraceEvent[]
  /** What the events draw; undefined where there are none. */
  readonly picture: RunPicture | undefined
}

/** Puts a run together with what happened in it. */
export function toldRun(result: RunResult, index: number, events: readonly TraceEvent[] = []): ToldRun {
  const [first] = events
  const picture = first?.type === 'run' ? new RunPicture(first) : undefined
  for (const event of events) picture?.see(event)
  return { result, index, events, picture }
}
