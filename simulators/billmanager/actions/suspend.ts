import { changeMachine } from '../../client/change-machine.ts'
import { stopping } from '../../client/machine-changes.ts'
import type { SuspendRequest } from '../../platform/service-request.ts'
import { become } from '../service.ts'
import { done, failed } from '../tried.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

/**
 * Stops the machine (dev-huzaki/whmcs-vmmanager6; for BILLmanager inferred). One that is suspended already is stopped
 * once more: its owner may have started it in VMmanager.
 */
export const suspend: Perform<'suspend'> = onMachine<SuspendRequest>(
  async ({ service, follower }, host, { by = 'debt' }) => {
    const reason = await changeMachine(follower, stopping(host))
    if (reason !== undefined) return failed(reason)
    service.suspendedBy.add(by)
    become(service, 'suspended')
    return done
  },
)
