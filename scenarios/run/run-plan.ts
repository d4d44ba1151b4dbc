import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { type Judge, judgeRun } from '../../contracts/judge/judge.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { createTrace, type TraceListener } from '../../contracts/trace/trace.ts'
import { createClock } from '../../simulators/clock/create-clock.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { Plan, SkippedPlan } from '../plan/plan.ts'
import { erroredRun, judgedRun, skippedRun } from './make-result.ts'
import type { RunResult } from './run-result.ts'
import { runStory } from './run-story.ts'

/** What a run may have besides its plan. */
export interface RunOptions {
  /** Hears each event of the trace as it happens. */
  readonly listen?: TraceListener
  /** Ends the run early. */
  readonly signal?: AbortSignal
}

/** Runs a plan and judges it. Never rejects: what goes wrong in the harness makes the run `errored`. */
export async function runPlan(plan: Plan | SkippedPlan, options: RunOptions = {}): Promise<RunResult> {
  if ('skipped' in plan) return skippedRun(plan)
  const wall = new WallClock()
  const events: TraceEvent[] = []
  let judge: Judge | undefined
  const watch = (event: TraceEvent): void => {
    events.push(event)
    if (event.type === 'run') judge = judgeRun(event)
    judge?.see(event)
  }
  const trace = createTrace(watch, ...(options.listen === undefined ? [] : [options.listen]))
  const clock = createClock(plan.clock)
  if (clock === undefined) return erroredRun(plan, `there is no clock ${plan.clock}`, wall.nowMs())
  try {
    await runStory(plan, clock, trace, options.signal)
  } catch (error) {
    return erroredRun(plan, reasonOf(error), wall.nowMs())
  }
  if (judge === undefined) return erroredRun(plan, 'the run told nothing', wall.nowMs())
  return judgedRun(plan, judge.conclude(), events, wall.nowMs())
}

function reasonOf(error: unknown): string {
  if (HarnessError.is(error)) return `${error.code}: ${error.message}`
  return `VMH_INTERNAL: ${error instanceof Error ? error.message : String(error)}`
}
