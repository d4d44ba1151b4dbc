import type { OperationName } from '../../contracts/trace/trace-event.ts'
import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import type { Step } from '../language/step.ts'

/** A step in the life of a service, and what comes before it. */
export interface ChaosStep {
  readonly before: readonly Step[]
  readonly step: Step
  /** The job by which a platform does it. */
  readonly job: OperationName
  /** The call on which the step hangs: faults of calls strike it. */
  readonly operation: OperationId
  /** The same call in dialects that have another one for it. */
  readonly operationIn?: Readonly<Record<string, OperationId>>
}

/** The service is there and at rest. */
const opened: readonly Step[] = [{ order: {} }, { wait: 'settled' }]

/** The lifecycle in steps, each of which must survive every fault. */
export const chaosSteps: Readonly<Record<string, ChaosStep>> = {
  open: { before: [], step: { order: {} }, job: 'open', operation: 'host-create' },
  'open-in-parallel': {
    before: [],
    step: { order: { client: 'anna', count: 3 } },
    job: 'open',
    operation: 'host-create',
  },
  stop: { before: opened, step: { stop: {} }, job: 'stop', operation: 'host-stop' },
  start: {
    before: [...opened, { stop: {} }, { wait: 'settled' }],
    step: { start: {} },
    job: 'start',
    operation: 'host-start',
  },
  reboot: { before: opened, step: { reboot: {} }, job: 'reboot', operation: 'host-restart' },
  suspend: { before: opened, step: { suspend: {} }, job: 'suspend', operation: 'host-stop' },
  resume: {
    before: [...opened, { suspend: {} }, { wait: 'settled' }],
    step: { resume: {} },
    job: 'resume',
    operation: 'host-start',
  },
  upgrade: {
    before: opened,
    step: { change: { tariff: 'medium' } },
    job: 'change',
    operation: 'host-resource',
  },
  downgrade: {
    before: [{ order: { tariff: 'medium' } }, { wait: 'settled' }],
    step: { change: { tariff: 'small' } },
    job: 'change',
    operation: 'host-resource',
  },
  reinstall: { before: opened, step: { reinstall: {} }, job: 'reinstall', operation: 'host-reinstall' },
  password: { before: opened, step: { password: {} }, job: 'password', operation: 'host-password' },
  'add-address': { before: opened, step: { addAddress: {} }, job: 'add-address', operation: 'host-ip' },
  'remove-address': {
    before: [{ order: { addresses: 2 } }, { wait: 'settled' }],
    step: { removeAddress: {} },
    job: 'remove-address',
    operation: 'host-ip',
  },
  ptr: { before: opened, step: { ptr: { domain: 'host.example.com' } }, job: 'ptr', operation: 'ip-ptr' },
  panel: {
    before: opened,
    step: { panel: {} },
    job: 'panel',
    operation: 'user-key-create',
    operationIn: { '2022': 'user-key-create-v3' },
  },
  prolong: { before: opened, step: { prolong: {} }, job: 'prolong', operation: 'host-list' },
  statistics: { before: opened, step: { statistics: {} }, job: 'statistics', operation: 'host-metrics' },
  close: { before: opened, step: { close: {} }, job: 'close', operation: 'host-delete' },
}
