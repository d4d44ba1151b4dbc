import { removeLeftover, removeMachine } from '../../client/remove-machine.ts'
import { become } from '../service.ts'
import { done, failed } from '../tried.ts'
import type { Perform } from './action-try.ts'

/**
 * Deletes the machine (dev-huzaki/whmcs-vmmanager6). A machine that is gone already, and a service that is closed
 * already, are fine; of one that was never opened goes what may have been left.
 */
export const close: Perform<'close'> = async ({ service, follower }) => {
  if (service.status === 'deleted') return done
  const isOpened = service.status === 'active' || service.status === 'suspended'
  const reason =
    isOpened && service.host !== undefined
      ? await removeMachine(follower, service.host)
      : await removeLeftover(follower, service.name)
  if (reason !== undefined) return failed(reason)
  service.suspendedBy.clear()
  become(service, 'deleted')
  return done
}
