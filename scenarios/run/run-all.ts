import type { Plan, SkippedPlan } from '../plan/plan.ts'
import type { RunResult } from './run-result.ts'

/**
 * Runs plans, at most `jobs` at once, each in a world of its own. Results come in the order of the plans,
 * whichever ends first. Plans not begun when the signal aborts are left out.
 */
export async function runAll(
  plans: readonly (Plan | SkippedPlan)[],
  run: (plan: Plan | SkippedPlan) => Promise<RunResult>,
  { jobs, signal }: { readonly jobs: number; readonly signal?: AbortSignal },
): Promise<readonly RunResult[]> {
  const results: (RunResult | undefined)[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (;;) {
      const index = next++
      const plan = plans[index]
      if (plan === undefined || signal?.aborted === true) return
      results[index] = await run(plan)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return results.filter((result) => result !== undefined)
}
