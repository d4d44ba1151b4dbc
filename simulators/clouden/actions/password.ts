import type { PasswordRequest, ReinstallRequest } from '../../platform/service-request.ts'
import { done, failed } from '../action-result.ts'
import type { ActionTry, Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'
import { reinstallation, setPassword } from '../../client/machine-changes.ts'
import { changeMachine } from '../../client/change-machine.ts'
import { osId } from '../../client/inventory.ts'
import { inventoryFor } from '../clouden-context.ts'
import { untilRead } from '../../client/until.ts'

/** Installs an operating system anew, with another password (grinwe/vpn). */
export const reinstall: Perform<'reinstall'> = onMachine<ReinstallRequest>(
  async (attempt, host, { os: name = attempt.service.os }) => {
    const { context, service, follower } = attempt
    const inventory = await inventoryFor(context, follower)()
    if ('reason' in inventory) return failed(inventory.reason)
    const os = osId(inventory, name)
    if (os === undefined) return failed('os-not-available')
    const read = await untilRead(follower, host)
    if (read.reason !== undefined) return failed(read.reason)
    const request = { os, password: newPassword(attempt) }
    const reason = await changeMachine(follower, reinstallation(host, request, read.machine.os))
    if (reason !== undefined) return failed(reason)
    service.os = name
    service.passwords++
    return done
  },
)

/** Another root password; it is not waited for (dev-huzaki/whmcs-vmmanager6). */
export const password: Perform<'password'> = onMachine<PasswordRequest>(async (attempt, host, wanted) => {
  const reason = await setPassword(attempt.follower.api, host, wanted.password ?? newPassword(attempt))
  if (reason !== undefined) return failed(reason)
  attempt.service.passwords++
  return done
})

/** The next root password of a service: the same for each try of one action. */
function newPassword({ context, service }: ActionTry): string {
  const { identities } = context.surroundings
  return identities.machine(`${service.name}/password-${service.passwords + 1}`).password
}
