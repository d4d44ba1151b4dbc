import type { Platform } from '../../contracts/trace/trace-event.ts'
import { renderKillMatrix } from '../../reports/selftest/render-kill-matrix.ts'
import type { Plan } from '../../scenarios/plan/plan.ts'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { planRuns } from '../run/plan-runs.ts'
import type { Surroundings } from '../surroundings.ts'
import { jobs } from '../workers/jobs.ts'
import { startWorkers } from '../workers/workers.ts'

/** What `vmharness selftest` was asked for. */
export interface SelftestOptions {
  readonly platform: readonly Platform[]
  readonly dialect: string
  readonly seed: number
  readonly jobs: number
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
  await using workers = startWorkers(plans.length * (names.length + 1), options.jobs, interruption.signal)
  const verdicts = await workers.doAll(jobs.plan, plans)
  // What fails without any quirk proves nothing.
  const healthy = plans.filter((_, index) => verdicts[index]?.verdict === 'passed')
  let done = 0
  const pieces = names.map((name) => ({ quirk: name, plans: healthy }))
  const results = await workers.doAll(jobs.quirk, pieces, () => {
    done++
    if (options.quiet !== true && stderr.isTTY !== true) stderr.write(`${done} of ${names.length} quirks\n`)
  })
  interruption.stop()
  if (interruption.signal.aborted) return exitCodes.interrupted
  stdout.write(
    `${healthy.length} of ${plans.length} runs pass on healthy mocks\n\n${renderKillMatrix(results)}`,
  )
  const isWhole = healthy.length === plans.length && results.every(({ kills }) => kills.length > 0)
  return isWhole ? exitCodes.good : exitCodes.bad
}
