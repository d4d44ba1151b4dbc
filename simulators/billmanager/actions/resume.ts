import { changeMachine } from '../../client/change-machine.ts'
import { starting } from '../../client/machine-changes.ts'
import type { ResumeRequest } from '../../platform/service-request.ts'
import { become } from '../service.ts'
import { done, doneExcept, failed } from '../tried.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

/**
 * Starts the machine (dev-huzaki/whmcs-vmmanager6) when nobody wants it suspended any more; that all flags must be
 * gone is inferred.
 */
export const resume: Perform<'resume'> = onMachine<ResumeRequest>(
  async ({ service, follower }, host, { by }) => {
    const { suspendedBy } = service
    const others = [...suspendedBy].filter((flag) => by !== undefined && flag !== by)
    if (others.length > 0) {
      if (by !== undefined) suspendedBy.delete(by)
      return doneExcept(['still-suspended'])
    }
    const reason = await changeMachine(follower, starting(host))
    if (reason !== undefined) return failed(reason)
    suspendedBy.clear()
    become(service, 'active')
    return done
  },
)
