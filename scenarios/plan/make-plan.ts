import type { Platform } from '../../contracts/trace/trace-event.ts'
import { type Duration, durationMs } from '../../simulators/clock/duration.ts'
import type { WorldFixture } from '../../simulators/world-fixtures/world-fixture.ts'
import { type Profile, markOf } from '../profile/profile.ts'
import { type QuirkName, quirks as knownQuirks } from '../../simulators/quirks/quirks.ts'
import type { Variables } from '../language/expand.ts'
import type { CloudenSettings, Scenario } from '../language/scenario.ts'
import type { Plan, SkippedPlan } from './plan.ts'
import { overruledBy } from '../profile/overruled-by.ts'
import { planExpectation } from './plan-expectation.ts'
import { type LineOf, planStep } from './plan-step.ts'
import { planWorld } from './plan-world.ts'
import { type CloudenAssumptions, cloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import type { Distribution } from '../../simulators/random/distribution.ts'
import { stepsIn } from '../language/steps-in.ts'
import type { Step } from '../language/step.ts'
import { quirkSettings } from '../../simulators/quirks/quirk.ts'

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

/** What is assumed about Clouden, with what the scenario says about it. */
export function planClouden(settings: CloudenSettings): CloudenAssumptions {
  const usual = cloudenAssumptions
  const { approvalTakes, repeatAfter, inventoryEvery, pollEvery, giveUpAfter, metricsEvery, ...others } =
    settings
  const { quotaMachines, ...plain } = others
  return {
    ...usual,
    ...plain,
    quota: {
      ...usual.quota,
      ...(quotaMachines !== undefined && { machines: quotaMachines }),
      ...settings.quota,
    },
    approvalTakes: fixedOr(approvalTakes, usual.approvalTakes),
    repeatAfter: fixedOr(repeatAfter, usual.repeatAfter),
    patience: {
      pollMs: msOr(pollEvery, usual.patience.pollMs),
      limitMs: msOr(giveUpAfter, usual.patience.limitMs),
    },
    metricsEveryMs: msOr(metricsEvery, usual.metricsEveryMs),
    ...(inventoryEvery !== undefined &&
      inventoryEvery !== 'none' && { inventoryEveryMs: durationMs(inventoryEvery) }),
  }
}

function fixedOr(duration: Duration | undefined, usual: Distribution): Distribution {
  return duration === undefined ? usual : { kind: 'fixed', ms: durationMs(duration) }
}

function msOr(duration: Duration | undefined, usual: number): number {
  return duration === undefined ? usual : durationMs(duration)
}

/** What of a scenario only a simulated VMmanager can have, as its author wrote it; empty where a real one will do. */
export function simulatedParts(
  { world, faults = [], steps }: Scenario,
  quirks: readonly QuirkName[],
): readonly string[] {
  const isOfWorld = (quirk: QuirkName): boolean =>
    knownQuirks[quirk].party === 'vmmanager' || Object.keys(quirkSettings([quirk], 'world')).length > 0
  return [
    ...(world === undefined ? [] : ['world']),
    ...(faults.length === 0 ? [] : ['faults']),
    ...(['arm', 'disarm'] as const).filter((kind) => steps.some((step) => hasStep(step, kind))),
    ...(stepsIn(steps).some(waitsForInside) ? ['wait for a stage, a task or a fault'] : []),
    ...quirks.filter(isOfWorld).map((quirk) => `quirk ${quirk}`),
  ]
}

/** What happens inside VMmanager, of which only a simulated one tells. */
function waitsForInside(step: Step): boolean {
  if (!('wait' in step) || typeof step.wait === 'string') return false
  const { for: awaited } = step.wait
  return 'stage' in awaited || 'task' in awaited || 'fault' in awaited
}

function hasStep(step: Step, kind: 'arm' | 'disarm'): boolean {
  return 'parallel' in step ? step.parallel.flat().some((inner) => hasStep(inner, kind)) : kind in step
}
