import { askChange, changeMachine } from '../../client/change-machine.ts'
import { restarting, starting, stopping } from '../../client/machine-changes.ts'
import { done, doneExcept, failed, unless } from '../action-result.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'
import type { ResumeRequest, SuspendRequest } from '../../platform/service-request.ts'
import { become } from '../service.ts'

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

/** The client starts the machine. */
export const start: Perform<'start'> = onMachine(async ({ follower }, host) =>
  unless(await changeMachine(follower, starting(host))),
)

/** The client stops the machine; the service stays Active. */
export const stop: Perform<'stop'> = onMachine(async ({ follower }, host) =>
  unless(await changeMachine(follower, stopping(host))),
)

/** A restart at the push of a button is not waited for (dev-huzaki/whmcs-vmmanager6). */
export const reboot: Perform<'reboot'> = onMachine(async ({ follower }, host) =>
  unless((await askChange(follower, restarting(host))).reason),
)
