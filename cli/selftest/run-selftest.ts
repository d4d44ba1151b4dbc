import type { Platform } from '../../contracts/trace/trace-event.ts'
import { renderKillMatrix } from '../../reports/selftest/render-kill-matrix.ts'
import type { Plan } from '../../scenarios/plan/plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import type { QuirkResult } from '../../scenarios/selftest/kill.ts'
import { runQuirk } from '../../scenarios/selftest/run-quirk.ts'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { planRuns } from '../run/plan-runs.ts'
import type { Surroundings } from '../surroundings.ts'

/** What `vmharness selftest` was asked for. */
export interface SelftestOptions {
  readonly platform: readonly Platform[]
  readonly dialect: string
  readonly seed: number
  readonly quirk?: readonly string[]
  readonly quiet?: true
}

/** Switches every quirk on, one at a time, and gives the exit code: good when each was caught. */
export async function runSelftest(
  paths: readonly string[],
  options: SelftestOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr } = surroundings
  const { platform, dialect, seed, quirk: wanted } = options
  const choices = { platform, target: 'simulated', dialect: [dialect], seed, clock: 'virtual' }
  const plans = (await planRuns(paths, choices)).filter((plan): plan is Plan => !('skipped' in plan))
  const names = (Object.keys(quirks) as QuirkName[])
    .filter((name) => wanted?.includes(name) !== false)
    .filter((name) => platform.some((each) => quirks[name].platforms?.includes(each) !== false))
  const interruption = interruptible(surroundings)
  const healthy = await passing(plans)
  const results: QuirkResult[] = []
  for (const name of names) {
    if (interruption.signal.aborted) break
    results.push(await runQuirk(name, healthy))
    if (options.quiet !== true && stderr.isTTY !== true)
      stderr.write(`${results.length} of ${names.length} quirks\n`)
  }
  interruption.stop()
  if (interruption.signal.aborted) return exitCodes.interrupted
  stdout.write(
    `${healthy.length} of ${plans.length} runs pass on healthy mocks\n\n${renderKillMatrix(results)}`,
  )
  const isWhole = healthy.length === plans.length && results.every(({ kills }) => kills.length > 0)
  return isWhole ? exitCodes.good : exitCodes.bad
}

/** Those that pass without any quirk: what fails anyway proves nothing. */
async function passing(plans: readonly Plan[]): Promise<readonly Plan[]> {
  const healthy: Plan[] = []
  for (const plan of plans) if ((await runPlan(plan)).verdict === 'passed') healthy.push(plan)
  return healthy
}
