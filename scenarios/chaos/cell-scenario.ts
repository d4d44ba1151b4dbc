import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import type { ChaosCell } from './chaos-cell.ts'
import { chaosFaults } from './chaos-faults.ts'
import { chaosSteps } from './chaos-steps.ts'

/** Faults that take their chance when a machine is made: the step comes after it, so they are armed before. */
const machineFaults: ReadonlySet<string> = new Set([
  'host-deleted',
  'host-stopped',
  'host-started',
  'host-renamed',
  'host-reowned',
  'address-late',
])

/** The story of a cell, which runs alone as it ran among the others: however its order ends, no rule may break. */
export function cellScenario({ step: name, fault, platform }: ChaosCell): Scenario {
  const known = chaosSteps[name]
  if (known === undefined) throw new TypeError(`there is no step ${name}`)
  const { before, step, operation } = known
  const arm: Step = { arm: onCall(chaosFaults[fault], operation) }
  const steps: readonly Step[] = machineFaults.has(fault)
    ? [arm, ...before, { wait: '10s' }, step]
    : [...before, arm, step]
  return {
    title: `${name} under ${fault}`,
    purpose: 'Whatever goes wrong in this step, money, machines and addresses stay right.',
    platforms: [platform],
    steps: [...steps, { wait: 'settled' }],
    expect: { orders: 'any' },
    settleWithin: '12h',
  }
}

/** Faults of one call strike the one on which the step hangs. */
const callFaults: ReadonlySet<string> = new Set([
  'request-lost',
  'request-doubled',
  'session-expired',
  'forbidden',
  'rate-limited',
  'server-error',
  'reply-lost',
  'reply-late',
  'reply-truncated',
  'reply-garbage',
  'reply-empty',
  'reply-mislabelled',
])

function onCall(fault: Fault, operation: OperationId): Fault {
  return callFaults.has(fault.fault) ? ({ ...fault, operation } as Fault) : fault
}
