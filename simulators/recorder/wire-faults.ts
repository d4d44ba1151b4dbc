import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Fault, FaultName } from '../faults/fault.ts'
import { requestFaults } from '../vmmanager/disturb/deliver-instead.ts'

/** Faults of replies that can be made between a client and a VMmanager. */
export const wireReplyFaults = [
  'reply-lost',
  'gateway-timeout',
  'reply-garbage',
  'reply-empty',
  'reply-mislabelled',
] as const

/** Every fault that can be made there; all others need a VMmanager that plays along. */
export const wireFaults: readonly FaultName[] = [...requestFaults, ...wireReplyFaults, 'reply-late']

/**
 * Lets faults pass that can be made on the wire.
 *
 * @throws HarnessError VMH_USAGE, with the name of one that cannot
 */
export function refuseOtherFaults(faults: readonly Fault[]): void {
  const other = faults.find(({ fault }) => !wireFaults.includes(fault))
  if (other === undefined) return
  throw new HarnessError('VMH_USAGE', {
    problem: `the fault ${other.fault} cannot be made on the wire; those that can are ${wireFaults.join(', ')}`,
    help: 'vmharness record --help',
  })
}
