import { type Follower, followTask } from './follow-task.ts'
import type { MachineChange } from './machine-changes.ts'
import { isTrouble } from './outcome.ts'
import { readMachine } from './read-machine.ts'
import { reasonOf } from './reason-of.ts'
import { untilAtRest } from './until.ts'

/** Changes a machine and waits until that is done; gives a reason when it is not. */
export async function changeMachine(follower: Follower, change: MachineChange): Promise<string | undefined> {
  const asked = await askChange(follower, change)
  if (asked.reason !== undefined) return asked.reason
  return asked.task === undefined ? undefined : followTask(follower, asked.task, change.task)
}

/** An accepted change and its task; no task where it waits for something, was ignored, or is done already. */
export type Asked =
  | { readonly task: number | undefined; readonly reason?: never }
  | { readonly reason: string }

/**
 * Asks for a change, and does not wait for its end. When the reply is lost nothing is asked twice: it waits until the
 * machine is at rest and looks whether it was done; `unknown-outcome` when that cannot be seen.
 */
export async function askChange(follower: Follower, change: MachineChange): Promise<Asked> {
  const task = await change.ask(follower.api)
  if (!isTrouble(task)) return { task }
  if (task.trouble.kind !== 'unknown') return { reason: reasonOf(task.trouble) }
  return (await isSeenDone(follower, change)) ? { task: undefined } : { reason: 'unknown-outcome' }
}

async function isSeenDone(follower: Follower, { host, isDone }: MachineChange): Promise<boolean> {
  if (isDone === undefined) return false
  if ((await untilAtRest(follower, host)) !== undefined) return false
  const { machine } = { machine: undefined, ...(await readMachine(follower.api, host)) }
  return machine !== undefined && isDone(machine)
}
