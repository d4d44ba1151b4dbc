import type { Fault } from '../../simulators/faults/fault.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import type { ChaosCell } from './chaos-cell.ts'
import { chaosFaults } from './chaos-faults.ts'
import { chaosSteps } from './chaos-steps.ts'

/** The story of a cell, which runs alone as it ran among the others: however its order ends, no rule may break. */
export function cellScenario({ step: name, fault: faultName, platform, dialect }: ChaosCell): Scenario {
  const known = chaosSteps[name]
  if (known === undefined) throw new TypeError(`there is no step ${name}`)
  const { before, step, operationIn } = known
  const operation = operationIn?.[dialect] ?? known.operation
  const { occasion, fault } = chaosFaults[faultName]
  const arm: Step = { arm: occasion === 'call' ? ({ ...fault, operation } as Fault) : fault }
  const steps: readonly Step[] =
    occasion === 'making' ? [arm, ...before, { wait: '10s' }, step] : [...before, arm, step]
  return {
    title: `${name} under ${faultName}`,
    purpose: 'Whatever goes wrong in this step, money, machines and addresses stay right.',
    platforms: [platform],
    // Clouden leaves it to its users to try again, and they are patient.
    clouden: { repeats: 2, repeatAfter: '15m' },
    steps: [...steps, { wait: 'settled' }],
    expect: { orders: 'any', actions: 'any' },
    settleWithin: '12h',
  }
}
