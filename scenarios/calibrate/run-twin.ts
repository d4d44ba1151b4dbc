import { createTrace } from '../../contracts/trace/trace.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { billmanagerSettings } from '../../simulators/billmanager/billmanager-settings.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Plan } from '../plan/plan.ts'
import type { Profile } from '../profile/profile.ts'
import { runStory } from '../run/run-story.ts'
import { simulatedTarget } from '../targets/simulated-target.ts'
import type { OpenTarget } from '../targets/target.ts'
import { sampler } from './sampler.ts'
import { type Samples, leastSamples } from './samples.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import type { MeasureName } from './measures.ts'

/** What is done to all services so that a measure has samples. */
const steps: readonly (readonly [MeasureName, readonly Step[]])[] = [
  ['reinstall', [{ reinstall: {} }]],
  ['network', [{ addAddress: {} }]],
  ['change', [{ change: { tariff: 'medium' } }]],
  ['power', [{ stop: {} }, { wait: 'settled' }, { start: {} }]],
  ['delete', [{ close: {} }]],
]

/** Longer than any stage of a profile may take. */
const twinPatience = '48h'

/** A story in which everything happens that the samples tell of, to so many machines. */
function twinScenario(samples: Samples, orders: number): Scenario {
  return {
    title: 'The twin of a calibrated VMmanager',
    purpose: 'It shows whether the profile fits.',
    world: { addresses: orders * 2 },
    clouden: { giveUpAfter: twinPatience },
    steps: [
      { order: { count: orders, perSecond: 5 } },
      { wait: 'settled' },
      ...steps.flatMap(([measure, done]): readonly Step[] =>
        samples[measure].length < leastSamples ? [] : [...done, { wait: 'settled' }],
      ),
    ],
    expect: { orders: 'any' },
    settleWithin: twinPatience,
  }
}

/** Traces of the simulator mostly have the usual seed: a twin with the same draws would fit them better than by right. */
const seed = 1_600_613

/** A twin: whose traffic it is to be like, and how long it runs. */
export interface Twin {
  readonly profile: Profile
  readonly platform: Platform
  /** How often the platform looks at what it waits for; as usual where undefined. */
  readonly pollMs: number | undefined
  readonly orders: number
  /** Whether the traces have told how long tasks have waited and run. */
  readonly tellsTimes: boolean
  /** What is measured of it is what was measured of the traces. */
  readonly samples: Samples
  readonly signal?: AbortSignal | undefined
}

/** Runs a simulator with a profile, and measures its traffic as that of the traces was. */
export async function runTwin(twin: Twin): Promise<Samples> {
  const { profile, platform, orders, tellsTimes, samples, signal } = twin
  const plan = makePlan('twin', twinScenario(samples, orders), {
    platform,
    target: 'simulated',
    dialect: profile.dialect,
    seed,
    clock: 'virtual',
    profile,
  })
  if ('skipped' in plan) throw new TypeError(`the twin is skipped: ${plan.skipped.code}`)
  const observed = sampler(tellsTimes)
  const trace = createTrace((event) => observed.see(event))
  await runStory(plan, new VirtualClock(), trace, { open: openFor(twin, plan), ...(signal && { signal }) })
  return observed.conclude().samples
}

/** The simulator, and platforms that look at it as often as those of the traces did. */
function openFor({ pollMs }: Twin, { clouden }: Plan): OpenTarget {
  const patience = (usualMs: number) => ({ pollMs: pollMs ?? usualMs, limitMs: durationMs(twinPatience) })
  const setUp = {
    place: {},
    billmanager: { patience: patience(billmanagerSettings.patience.pollMs) },
    clouden: { patience: patience(clouden.patience.pollMs) },
  }
  return async (plan, clock, tell) => Object.assign(await simulatedTarget(plan, clock, tell), { setUp })
}
