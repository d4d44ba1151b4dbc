import type { TraceListener } from '../../contracts/trace/trace.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { OpenTarget } from '../../scenarios/targets/target.ts'
import { openModuleLogs } from '../output/module-logs.ts'
import { openTraceFile } from '../output/trace-file.ts'
import type { Progress } from '../progress/progress.ts'

/** Who follows one run, and how it is made. */
export interface Watchers {
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Where the trace goes. */
  readonly path: string | undefined
  /** Where the logs of modules go: their files begin with it. */
  readonly logs: string | undefined
  readonly listen: TraceListener | undefined
  /** Makes the target ready; a simulated one where undefined. */
  readonly open: OpenTarget | undefined
}

/** Runs a plan, and writes its trace and logs while it does. */
export async function runOne(
  plan: Plan | SkippedPlan,
  { progress, signal, path, logs, listen, open }: Watchers,
): Promise<RunResult> {
  const watch = progress.begin(plan.scenario, plan.platform)
  using file = path === undefined || 'skipped' in plan ? undefined : openTraceFile(path)
  using log = logs === undefined || 'skipped' in plan ? undefined : openModuleLogs(plan, logs)
  const result = await runPlan(plan, {
    signal,
    ...(open !== undefined && { open }),
    listen: (event) => {
      file?.write(event)
      log?.write(event)
      watch(event)
      listen?.(event)
    },
  })
  progress.end(result)
  return file === undefined ? result : { ...result, trace: file.path }
}
