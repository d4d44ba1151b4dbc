import type { ExpectedOutcome, Platform } from '../../contracts/trace/trace-event.ts'
import { cloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import type { Expectation, Scenario } from '../language/scenario.ts'
import type { Plan, SkippedPlan } from './plan.ts'
import { planStep } from './plan-step.ts'
import { planWorld } from './plan-world.ts'

/** What is chosen outside of the scenario. */
export interface PlanChoices {
  /** What `vmharness run` needs to find the scenario; its name when absent. */
  readonly source?: string
  readonly platform: Platform
  readonly target: string
  readonly dialect: string
  readonly seed: number
  readonly clock: string
}

const defaultSettleWithin = '2h'

/** Makes a scenario ready for one platform, or says why it is skipped there. */
export function makePlan(name: string, scenario: Scenario, choices: PlanChoices): Plan | SkippedPlan {
  const basics = { scenario: name, source: name, title: scenario.title, ...choices }
  if (scenario.platforms !== undefined && !scenario.platforms.includes(choices.platform)) {
    return { ...basics, skipped: `the scenario is for ${scenario.platforms.join(', ')} only` }
  }
  return {
    ...basics,
    world: planWorld(scenario.world ?? {}, choices),
    clouden: { ...cloudenAssumptions, ...scenario.clouden },
    faults: scenario.faults ?? [],
    steps: scenario.steps.map((step) => planStep(step)),
    expect: expectationFor(scenario.expect, choices.platform),
    settleWithinMs: durationMs(scenario.settleWithin ?? defaultSettleWithin),
  }
}

/** What is said for the platform stands in place of what is said for all. */
function expectationFor({ on, ...common }: Expectation, platform: Platform): ExpectedOutcome {
  const { orders = {}, reason, findings = [] } = on?.[platform] ?? common
  return reason === undefined ? { orders, findings } : { orders, findings, reason }
}
