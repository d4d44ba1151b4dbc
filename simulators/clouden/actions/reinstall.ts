import { changeMachine } from '../../client/change-machine.ts'
import { osId } from '../../client/inventory.ts'
import { reinstallation } from '../../client/machine-changes.ts'
import { untilRead } from '../../client/until-read.ts'
import type { ReinstallRequest } from '../../platform/service-request.ts'
import { done, failed } from '../attempted.ts'
import { inventoryFor } from '../portal.ts'
import type { Perform } from './action-try.ts'
import { newPassword } from './new-password.ts'
import { onMachine } from './on-machine.ts'

/** Installs an operating system anew, with another password (grinwe/vpn). */
export const reinstall: Perform<'reinstall'> = onMachine<ReinstallRequest>(
  async (attempt, host, { os: name = attempt.service.os }) => {
    const { portal, service, follower } = attempt
    const inventory = await inventoryFor(portal, follower)()
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
