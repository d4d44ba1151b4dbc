import { tariffs } from '../../simulators/platform/tariff.ts'
import { durationMs } from '../language/duration.ts'
import type { Step } from '../language/scenario.ts'
import type { PlannedStep } from './plan.ts'

/** A step with every default filled in. */
export function planStep(step: Step): PlannedStep {
  if ('wait' in step) {
    return step.wait === 'settled' ? { kind: 'until-settled' } : { kind: 'pause', ms: durationMs(step.wait) }
  }
  const { client, tariff: name = 'small', addresses = 1, count = 1, perSecond } = step.order
  const tariff = tariffs.find((known) => known.name === name)
  if (tariff === undefined) throw new TypeError(`the schema lets a tariff pass that does not exist: ${name}`)
  return {
    kind: 'orders',
    client,
    tariff,
    addresses,
    count,
    gapMs: perSecond === undefined ? 0 : 1000 / perSecond,
  }
}
