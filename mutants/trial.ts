import { isDeepStrictEqual } from 'node:util'
import { findScenarioFiles } from '../scenarios/load/find-scenario-files.ts'
import { loadScenarios } from '../scenarios/load/load-scenario.ts'
import { makePlan } from '../scenarios/plan/make-plan.ts'
import type { Plan } from '../scenarios/plan/plan.ts'
import { runPlan } from '../scenarios/run/run-plan.ts'

/**
 * A process that runs the shipped scenarios against the instrumented sources beside it. It is told which mutant to switch
 * on and which runs to try, and says by which run the mutant was seen.
 */

/** What the instrumented sources look at; the names are those of the mutation tool. */
interface Switches {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
  hitCount?: number | undefined
  hitLimit?: number
}

/** One run of the healthy sources: which mutants it comes by, and how long it takes. */
export interface HealthyRun {
  readonly name: string
  readonly verdict: string
  readonly ms: number
  /** How often each mutant was come by. */
  readonly hits: Readonly<Record<string, number>>
}

export interface Reconnaissance {
  readonly runs: readonly HealthyRun[]
  /** Mutants that are come by while the sources are loaded, before any run. */
  readonly atLoad: readonly string[]
}

export type Question =
  | { readonly ask: 'healthy' }
  | {
      readonly ask: 'try'
      readonly mutant: string
      readonly runs: readonly number[]
      readonly hitLimit: number
    }

export type Answer = Reconnaissance | { readonly seenBy?: string; readonly how?: string }

const globals = globalThis as { __stryker__?: Switches }
const switches: Switches = (globals.__stryker__ ??= {})

const plans = await shippedPlans()
process.on('message', (question: Question) => {
  void answer(question).then((answered) => process.send?.(answered))
})
process.send?.('ready')

async function shippedPlans(): Promise<readonly Plan[]> {
  const scenarios = await loadScenarios(await findScenarioFiles([]))
  return scenarios
    .flatMap(({ name, scenario }) =>
      (['billmanager', 'clouden'] as const).map((platform) =>
        makePlan(name, scenario, {
          platform,
          target: 'simulated',
          dialect: '2024.03',
          seed: 42,
          clock: 'virtual',
        }),
      ),
    )
    .filter((plan): plan is Plan => !('skipped' in plan))
}

async function answer(question: Question): Promise<Answer> {
  return question.ask === 'healthy' ? healthy() : tried(question)
}

async function healthy(): Promise<Reconnaissance> {
  const atLoad = Object.keys(switches.mutantCoverage?.static ?? {})
  const runs: HealthyRun[] = []
  for (const [index, plan] of plans.entries()) {
    switches.currentTestId = String(index)
    const beganMs = performance.now()
    const { verdict } = await runPlan(plan)
    const hits = switches.mutantCoverage?.perTest[index] ?? {}
    runs.push({ name: nameOf(plan), verdict, ms: performance.now() - beganMs, hits })
  }
  switches.currentTestId = undefined
  return { runs, atLoad }
}

/** Runs one after the other until one sees the mutant: its verdict is not that of healthy sources. */
async function tried({ mutant, runs, hitLimit }: Extract<Question, { ask: 'try' }>): Promise<Answer> {
  switches.activeMutant = mutant
  switches.hitLimit = hitLimit
  try {
    for (const index of runs) {
      const plan = plans[index]
      if (plan === undefined) continue
      switches.hitCount = 0
      const { verdict, findings } = await runPlan(plan)
      if (!isDeepStrictEqual(verdict, 'passed')) {
        const how = findings.find(({ severity }) => severity !== 'note')?.rule ?? verdict
        return { seenBy: nameOf(plan), how }
      }
    }
    return {}
  } catch (error) {
    return { seenBy: 'the harness', how: String(error).slice(0, 100) }
  } finally {
    switches.activeMutant = undefined
  }
}

function nameOf({ scenario, platform }: Plan): string {
  return `${scenario} on ${platform}`
}
