import { removeLeftover, removeMachine } from '../../client/remove-machine.ts'
import { refundAll } from '../money.ts'
import { become } from '../service.ts'
import { done, failed } from '../tried.ts'
import type { Perform } from './action-try.ts'

/**
 * Deletes the machine (dev-huzaki/whmcs-vmmanager6). A machine that is gone already, and a service that is closed
 * already, are fine; of one that was never opened goes what may have been left. Who has taken the order back before it
 * was opened gets the money back.
 */
export const close: Perform<'close'> = async ({ service, follower, settings }) => {
  if (service.status === 'deleted') return done
  const isOpened = service.status === 'active' || service.status === 'suspended'
  const reason =
    isOpened && service.host !== undefined
      ? await removeMachine(follower, service.host)
      : await removeLeftover(follower, service)
  if (reason !== undefined) return failed(reason)
  if (service.withdrawal.signal.aborted) refundAll(service, settings.billing)
  service.suspendedBy.clear()
  become(service, 'deleted')
  return done
}
