import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import type { MeasureName } from './measures.ts'
import { leastSamples, type Samples } from './samples.ts'

/** What is done to all services so that a measure has samples. */
const steps: readonly (readonly [MeasureName, readonly Step[]])[] = [
  ['reinstall', [{ reinstall: {} }]],
  ['network', [{ addAddress: {} }]],
  ['change', [{ change: { tariff: 'medium' } }]],
  ['power', [{ stop: {} }, { wait: 'settled' }, { start: {} }]],
  ['delete', [{ close: {} }]],
]

/** Longer than any stage of a profile may take. */
export const twinPatience = '48h'

/** A story in which everything happens that the samples tell of, to so many machines. */
export function twinScenario(samples: Samples, orders: number): Scenario {
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
