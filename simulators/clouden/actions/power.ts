import { changeMachine } from '../../client/change-machine.ts'
import { type MachineChange, restarting, starting, stopping } from '../../client/machine-changes.ts'
import { unless } from '../attempted.ts'
import type { Perform } from './action-try.ts'
import { afterStop } from './after-stop.ts'
import { onMachine } from './on-machine.ts'

/** A user starts the machine. */
export const start: Perform<'start'> = onMachine(async ({ follower }, host) =>
  unless(await changeMachine(follower, starting(host))),
)

/** A user stops the machine; the service stays Active. */
export const stop: Perform<'stop'> = stopsWith(stopping)

/** A user restarts the machine, and sees it end. */
export const reboot: Perform<'reboot'> = stopsWith(restarting)

function stopsWith(change: (host: number) => MachineChange): Perform<'stop' | 'reboot'> {
  return onMachine(async (attempt, host) => {
    const reason = await changeMachine(attempt.follower, change(host))
    await afterStop(attempt)
    return unless(reason)
  })
}
