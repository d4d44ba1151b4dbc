import { type Follower, followTask } from './follow-task.ts'
import { isTrouble } from './outcome.ts'
import { readMachine } from './read-machine.ts'
import { reasonOf } from './reason-of.ts'
import { untilAtRest } from './until-at-rest.ts'

const gone = 'instance-not-found'

/**
 * Deletes a machine and waits until it is gone; gives a reason when it cannot. One that is gone already is fine. When
 * the reply is lost it waits until the machine is at rest, and looks.
 */
export async function removeMachine(follower: Follower, host: number): Promise<string | undefined> {
  const task = await follower.api.deleteHost(host)
  if (!isTrouble(task)) return followTask(follower, task, 'host_delete')
  if (task.trouble.kind === 'unknown') return (await isGone(follower, host)) ? undefined : 'unknown-outcome'
  const reason = reasonOf(task.trouble)
  return reason === gone ? undefined : reason
}

/** Deletes the machine of that name, if an earlier try left one behind; gives a reason when it cannot. */
export async function removeLeftover(follower: Follower, name: string): Promise<string | undefined> {
  const leftover = await follower.api.findHost(['name', name])
  if (isTrouble(leftover)) return reasonOf(leftover.trouble)
  return leftover === undefined ? undefined : removeMachine(follower, Number(leftover['id']))
}

async function isGone(follower: Follower, host: number): Promise<boolean> {
  const unrest = await untilAtRest(follower, host)
  if (unrest !== undefined) return unrest === gone
  const { reason } = await readMachine(follower.api, host)
  return reason === gone
}
