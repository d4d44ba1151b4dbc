import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import type { Step } from '../language/step.ts'

/** A step in the life of a service, and what comes before it. */
export interface ChaosStep {
  readonly before: readonly Step[]
  readonly step: Step
  /** The call on which the step hangs: faults of calls strike it. */
  readonly operation: OperationId
}

/** The service is there and at rest. */
const opened: readonly Step[] = [{ order: {} }, { wait: 'settled' }]

/** The lifecycle in steps, each of which must survive every fault. */
export const chaosSteps: Readonly<Record<string, ChaosStep>> = {
  open: { before: [], step: { order: {} }, operation: 'host-create' },
  'open-in-parallel': { before: [], step: { order: { client: 'anna', count: 3 } }, operation: 'host-create' },
  stop: { before: opened, step: { stop: {} }, operation: 'host-stop' },
  start: {
    before: [...opened, { stop: {} }, { wait: 'settled' }],
    step: { start: {} },
    operation: 'host-start',
  },
  reboot: { before: opened, step: { reboot: {} }, operation: 'host-restart' },
  suspend: { before: opened, step: { suspend: {} }, operation: 'host-stop' },
  resume: {
    before: [...opened, { suspend: {} }, { wait: 'settled' }],
    step: { resume: {} },
    operation: 'host-start',
  },
  upgrade: { before: opened, step: { change: { tariff: 'medium' } }, operation: 'host-resource' },
  downgrade: {
    before: [{ order: { tariff: 'medium' } }, { wait: 'settled' }],
    step: { change: { tariff: 'small' } },
    operation: 'host-resource',
  },
  reinstall: { before: opened, step: { reinstall: {} }, operation: 'host-reinstall' },
  password: { before: opened, step: { password: {} }, operation: 'host-password' },
  'add-address': { before: opened, step: { addAddress: {} }, operation: 'host-ip' },
  'remove-address': {
    before: [{ order: { addresses: 2 } }, { wait: 'settled' }],
    step: { removeAddress: {} },
    operation: 'host-ip',
  },
  ptr: { before: opened, step: { ptr: { domain: 'host.example.com' } }, operation: 'ip-ptr' },
  panel: { before: opened, step: { panel: {} }, operation: 'user-key-create' },
  prolong: { before: opened, step: { prolong: {} }, operation: 'host-list' },
  statistics: { before: opened, step: { statistics: {} }, operation: 'host-metrics' },
  close: { before: opened, step: { close: {} }, operation: 'host-delete' },
}
