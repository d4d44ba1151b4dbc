import type { Fault, FaultName } from '../../simulators/faults/fault.ts'

/** How a fault is armed for one step: once, or for as long as a careful client must bear. */
export interface ChaosFault {
  /**
   * Where it takes its chance: on the one call on which the step hangs; when the machine is made, so that it is armed
   * before; or whenever it can once the step begins.
   */
  readonly occasion: 'call' | 'making' | 'step'
  readonly fault: Fault
  /** What it leaves stays as it is, so that giving up is right; from any other a careful client recovers. */
  readonly isLasting?: true
}

export const chaosFaults: Readonly<Record<FaultName, ChaosFault>> = {
  asleep: { occasion: 'step', fault: { fault: 'asleep', for: '30s' } },
  unreachable: { occasion: 'step', fault: { fault: 'unreachable', for: '30s' } },
  'request-lost': { occasion: 'call', fault: { fault: 'request-lost', times: 1 } },
  'request-doubled': { occasion: 'call', fault: { fault: 'request-doubled', times: 1 } },
  'session-expired': { occasion: 'call', fault: { fault: 'session-expired', times: 1 } },
  forbidden: { occasion: 'call', fault: { fault: 'forbidden', times: 1 } },
  'rate-limited': { occasion: 'call', fault: { fault: 'rate-limited', times: 1 } },
  'server-error': { occasion: 'call', fault: { fault: 'server-error', times: 1 } },
  'reply-lost': { occasion: 'call', fault: { fault: 'reply-lost', times: 1 } },
  'gateway-timeout': { occasion: 'call', fault: { fault: 'gateway-timeout', times: 1 } },
  'reply-late': { occasion: 'call', fault: { fault: 'reply-late', times: 1, delay: '90s' } },
  'reply-truncated': { occasion: 'call', fault: { fault: 'reply-truncated', times: 1 } },
  'reply-garbage': { occasion: 'call', fault: { fault: 'reply-garbage', times: 1 } },
  'reply-empty': { occasion: 'call', fault: { fault: 'reply-empty', times: 1 } },
  'reply-mislabelled': { occasion: 'call', fault: { fault: 'reply-mislabelled', times: 1 } },
  'reply-stale': { occasion: 'step', fault: { fault: 'reply-stale', times: 2 } },
  'pool-exhausted': { occasion: 'step', fault: { fault: 'pool-exhausted' }, isLasting: true },
  'node-full': { occasion: 'step', fault: { fault: 'node-full' }, isLasting: true },
  'node-in-maintenance': { occasion: 'step', fault: { fault: 'node-in-maintenance' }, isLasting: true },
  'storage-full': { occasion: 'step', fault: { fault: 'storage-full' }, isLasting: true },
  'licence-reached': { occasion: 'step', fault: { fault: 'licence-reached' }, isLasting: true },
  'os-missing': { occasion: 'step', fault: { fault: 'os-missing' }, isLasting: true },
  'preset-renamed': { occasion: 'step', fault: { fault: 'preset-renamed' }, isLasting: true },
  'task-fails': { occasion: 'step', fault: { fault: 'task-fails', times: 1 } },
  'task-hangs': { occasion: 'step', fault: { fault: 'task-hangs', times: 1 }, isLasting: true },
  'task-slow': { occasion: 'step', fault: { fault: 'task-slow', delay: '10m', times: 1 } },
  'task-lost': { occasion: 'step', fault: { fault: 'task-lost', times: 1 } },
  'task-early': { occasion: 'step', fault: { fault: 'task-early', times: 1 } },
  'task-late': { occasion: 'step', fault: { fault: 'task-late', delay: '20s', times: 1 } },
  'status-word': {
    occasion: 'step',
    fault: { fault: 'status-word', status: 'complete', word: 'done', for: '5m' },
  },
  'address-late': { occasion: 'making', fault: { fault: 'address-late', delay: '2m', times: 1 } },
  'host-deleted': {
    occasion: 'making',
    fault: { fault: 'host-deleted', delay: '1s', times: 1 },
    isLasting: true,
  },
  'host-stopped': { occasion: 'making', fault: { fault: 'host-stopped', delay: '1s', times: 1 } },
  'host-started': { occasion: 'making', fault: { fault: 'host-started', delay: '1s', times: 1 } },
  'host-renamed': { occasion: 'making', fault: { fault: 'host-renamed', delay: '1s', times: 1 } },
  'host-reowned': { occasion: 'making', fault: { fault: 'host-reowned', delay: '1s', times: 1 } },
  'sessions-expire': { occasion: 'step', fault: { fault: 'sessions-expire' } },
  'clock-skew': { occasion: 'step', fault: { fault: 'clock-skew', ahead: '1h' } },
}
