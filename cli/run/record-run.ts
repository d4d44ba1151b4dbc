import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { TraceListener } from '../../contracts/trace/trace.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { OpenTarget } from '../../scenarios/targets/target.ts'
import { openModuleLogs, openTraceFile } from '../output/text-file.ts'

/** What is kept of a run besides its result. */
export interface Recording {
  /** Where the trace goes. */
  readonly path: string | undefined
  /** Where the logs of modules go: their files begin with it. */
  readonly logs: string | undefined
  /** Whether reports need every event. */
  readonly keepsEvents: boolean
}

/** Who follows one run, and how it is made. */
export interface Following {
  readonly signal: AbortSignal
  readonly watch?: TraceListener
  /** Makes the target ready; a simulated one where undefined. */
  readonly open?: OpenTarget | undefined
}

/** What came of a run, and its events where they are kept. */
export interface RecordedRun {
  readonly result: RunResult
  readonly events: readonly TraceEvent[]
}

/** Runs a plan, and writes its trace and logs while it does. */
export async function recordRun(
  plan: Plan | SkippedPlan,
  { path, logs, keepsEvents }: Recording,
  { signal, watch, open }: Following,
): Promise<RecordedRun> {
  using file = path === undefined || 'skipped' in plan ? undefined : openTraceFile(path)
  using log = logs === undefined || 'skipped' in plan ? undefined : openModuleLogs(plan, logs)
  const events: TraceEvent[] = []
  const result = await runPlan(plan, {
    signal,
    ...(open !== undefined && { open }),
    listen: (event) => {
      file?.write(event)
      log?.write(event)
      watch?.(event)
      if (keepsEvents) events.push(event)
    },
  })
  return { result: file === undefined ? result : { ...result, trace: file.path }, events }
}
