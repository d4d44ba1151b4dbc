import { changeMachine } from '../../client/change-machine.ts'
import { type MachineChange, restarting, starting, stopping } from '../../client/machine-changes.ts'
import { done, failed, refused, unless } from '../action-result.ts'
import type { ActionTry, Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'
import type { SuspendRequest } from '../../platform/service-request.ts'
import type { Follower } from '../../client/follow-task.ts'
import { become } from '../service.ts'
import { untilRead, untilSeen } from '../../client/until.ts'
import { settleSize } from '../service-size.ts'

/** The administrator starts the machine, and unlocks the service. */
export const resume: Perform<'resume'> = onMachine(async ({ service, follower }, host) => {
  const reason = await changeMachine(follower, starting(host))
  if (reason !== undefined) return failed(reason)
  service.isLocked = false
  become(service, 'active')
  return done
})

/**
 * The administrator of a project stops the machine and locks the service; nobody is suspended for a debt. What users
 * have begun and would start the machine ends first, and nothing new begins.
 */
export const suspend: Perform<'suspend'> = onMachine<SuspendRequest>(async (attempt, host, { by }) => {
  const { service, follower } = attempt
  if (by === 'debt') return refused('no-debt-suspension')
  const wasLocked = service.isLocked
  service.isLocked = true
  await Promise.all(service.starting)
  const reason = await stopForSure(follower, host)
  await afterStop(attempt)
  if (reason === undefined) {
    become(service, 'suspended')
    return done
  }
  service.isLocked = wasLocked
  return failed(reason)
})

/** Whatever the task tells, the machine must be seen not to run. */
async function stopForSure(follower: Follower, host: number): Promise<string | undefined> {
  const reason = await changeMachine(follower, stopping(host))
  if (reason !== undefined) return reason
  const seen = await untilSeen(follower, host, ({ state }) => state === 'stopped')
  if (seen.reason !== undefined) return seen.reason
  return seen.machine.state === 'stopped' ? undefined : 'change-not-applied'
}

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

/** After a stop, what had waited for it has been done: the machine is read and counted anew. */
async function afterStop({ context, service, follower }: ActionTry): Promise<void> {
  const { host, turns } = service
  if (host === undefined || !service.awaitsStop) return
  await turns.size(async () => {
    const read = await untilRead(follower, host)
    if (read.reason !== undefined) return
    service.awaitsStop = false
    settleSize(context, service, read.machine.size)
  })
}
