import { type Follower, followTask } from './follow-task.ts'
import { reasonOf } from './reason-of.ts'
import { isTrouble } from './vmmanager-api.ts'

/** Deletes a machine and waits until it is gone; gives a reason when it cannot. */
export async function removeMachine(follower: Follower, host: number): Promise<string | undefined> {
  const task = await follower.api.deleteHost(host)
  if (!isTrouble(task)) return followTask(follower, task, 'host_delete')
  const reason = reasonOf(task.trouble)
  return reason === 'instance-not-found' ? undefined : reason
}

/** Deletes the machine of that name, if an earlier try left one behind; gives a reason when it cannot. */
export async function removeLeftover(follower: Follower, name: string): Promise<string | undefined> {
  const leftover = await follower.api.findHost(['name', name])
  if (isTrouble(leftover)) return reasonOf(leftover.trouble)
  return leftover === undefined ? undefined : removeMachine(follower, Number(leftover['id']))
}
