import { askChange } from './ask-change.ts'
import { type Follower, followTask } from './follow-task.ts'
import type { MachineChange } from './machine-changes.ts'

/** Changes a machine and waits until that is done; gives a reason when it is not. */
export async function changeMachine(follower: Follower, change: MachineChange): Promise<string | undefined> {
  const asked = await askChange(follower, change)
  if (asked.reason !== undefined) return asked.reason
  return asked.task === undefined ? undefined : followTask(follower, asked.task, change.task)
}
