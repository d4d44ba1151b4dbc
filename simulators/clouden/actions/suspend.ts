import { changeMachine } from '../../client/change-machine.ts'
import { stopping } from '../../client/machine-changes.ts'
import type { SuspendRequest } from '../../platform/service-request.ts'
import { done, failed, refused } from '../attempted.ts'
import type { Follower } from '../../client/follow-task.ts'
import { untilSeen } from '../../client/until-seen.ts'
import { become } from '../service.ts'
import type { Perform } from './action-try.ts'
import { afterStop } from './after-stop.ts'
import { onMachine } from './on-machine.ts'

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
