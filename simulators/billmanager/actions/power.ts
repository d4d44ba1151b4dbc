import { askChange } from '../../client/ask-change.ts'
import { changeMachine } from '../../client/change-machine.ts'
import { restarting, starting, stopping } from '../../client/machine-changes.ts'
import { unless } from '../tried.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

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
