import { setPassword } from '../../client/set-password.ts'
import type { PasswordRequest } from '../../platform/service-request.ts'
import { done, failed } from '../attempted.ts'
import type { Perform } from './action-try.ts'
import { newPassword } from './new-password.ts'
import { onMachine } from './on-machine.ts'

/** Another root password; it is not waited for (dev-huzaki/whmcs-vmmanager6). */
export const password: Perform<'password'> = onMachine<PasswordRequest>(async (attempt, host, wanted) => {
  const reason = await setPassword(attempt.follower.api, host, wanted.password ?? newPassword(attempt))
  if (reason !== undefined) return failed(reason)
  attempt.service.passwords++
  return done
})
