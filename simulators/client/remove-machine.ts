import { type Follower, followTask } from './follow-task.ts'
import { isTrouble } from './outcome.ts'
import { readMachine } from './read-machine.ts'
import { reasonOf } from './reason-of.ts'
import { untilAtRest } from './until.ts'

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

/** What an earlier try may have left: the machine with this id, where it is known, else one of this name. */
export interface Leftover {
  readonly host?: number
  readonly name: string
}

/** Deletes what an earlier try left behind, if anything, whatever it is called by now; gives a reason when it cannot. */
export async function removeLeftover(
  follower: Follower,
  { host, name }: Leftover,
): Promise<string | undefined> {
  if (host !== undefined) return removeMachine(follower, host)
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
