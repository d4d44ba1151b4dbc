import type { Platform } from '../../contracts/trace/trace-event.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import type { WorldFixture } from '../../simulators/world-fixtures/world-fixture.ts'
import type { Profile } from '../profile/profile.ts'
import type { QuirkName } from '../../simulators/quirks/quirks.ts'
import type { Variables } from '../language/expand.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Plan, SkippedPlan } from './plan.ts'
import { markOf } from '../profile/mark-of.ts'
import { overruledBy } from '../profile/overruled-by.ts'
import { planClouden } from './plan-clouden.ts'
import { planExpectation } from './plan-expectation.ts'
import { type LineOf, planStep } from './plan-step.ts'
import { planWorld } from './plan-world.ts'
import { simulatedParts } from './simulated-parts.ts'

/** What is chosen outside of the scenario. */
export interface PlanChoices {
  /** What `vmharness run` needs to find the scenario; its name when absent. */
  readonly source?: string
  readonly platform: Platform
  readonly target: string
  readonly dialect: string
  readonly seed: number
  readonly clock: string
  /** What was chosen of the variables of the scenario. */
  readonly variables?: Variables
  /** The lines of its steps, where it stands in a text. */
  readonly lineOf?: LineOf
  /** The world that the scenario names by a file. */
  readonly fixture?: WorldFixture
  /** The configuration that was named. */
  readonly config?: string
  /** What durations and latencies are taken from where the scenario does not name them. */
  readonly profile?: Profile
  /** Defects beside those that the scenario names. */
  readonly quirks?: readonly QuirkName[]
}

const defaultSettleWithin = '2h'

/** Makes a scenario ready for one platform, or says why it is skipped there. */
export function makePlan(name: string, scenario: Scenario, choices: PlanChoices): Plan | SkippedPlan {
  const { quirks = [], fixture: _, profile, lineOf, ...identity } = choices
  const basics = {
    scenario: name,
    source: name,
    title: scenario.title,
    purpose: scenario.purpose,
    ...(scenario.ru && { ru: scenario.ru }),
    ...identity,
    ...(profile && {
      profile: { ...markOf(profile), source: profile.source },
      overruled: overruledBy(scenario.world ?? {}, profile),
    }),
  }
  if (scenario.platforms !== undefined && !scenario.platforms.includes(choices.platform)) {
    const params = { only: scenario.platforms.join(', '), platform: scenario.platforms[0] ?? 'all' }
    return { ...basics, skipped: { code: 'other-platform', params } }
  }
  const allQuirks = [...new Set([...(scenario.quirks ?? []), ...quirks])]
  return {
    ...basics,
    world: planWorld(scenario.world ?? {}, choices),
    clouden: planClouden(scenario.clouden ?? {}),
    faults: scenario.faults ?? [],
    quirks: allQuirks,
    steps: scenario.steps.map((step, index) =>
      planStep(step, { platform: choices.platform, lineOf }, ['steps', index]),
    ),
    expect: planExpectation(scenario, choices.platform, lineOf),
    settleWithinMs: durationMs(scenario.settleWithin ?? defaultSettleWithin),
    simulatedParts: simulatedParts(scenario, allQuirks),
  }
}
