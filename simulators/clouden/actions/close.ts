import { removeMachine } from '../../client/remove-machine.ts'
import { done, failed } from '../attempted.ts'
import { closeBooks } from '../service-size.ts'
import type { Perform } from './action-try.ts'

/**
 * Deletes the machine (dev-huzaki/whmcs-vmmanager6), and gives its part of the quota back. A machine that is gone
 * already, and a service that is closed already, are fine.
 */
export const close: Perform<'close'> = async ({ portal, service, follower }) => {
  if (service.status === 'deleted') return done
  const reason = service.host === undefined ? undefined : await removeMachine(follower, service.host)
  if (reason !== undefined) return failed(reason)
  closeBooks(portal, service)
  return done
}
