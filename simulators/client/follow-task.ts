import type { Clock } from '../clock/clock.ts'
import { type Patience, poll } from './poll.ts'
import { isTrouble } from './outcome.ts'
import { endOf } from './end-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/** Who follows something, and how. */
export interface Follower {
  readonly api: VmmanagerApi
  readonly clock: Clock
  readonly patience: Patience
}

/** Follows a task to its end; undefined when it is complete, else the reason why it is not. */
export async function followTask(
  follower: Follower,
  task: number,
  name: string,
): Promise<string | undefined> {
  const end = await poll(follower.clock, follower.patience, async () => {
    const item = await follower.api.findTask(task, name)
    return isTrouble(item) ? item : endOf(item)
  })
  if ('reason' in end) return end.reason
  return end.found === 'complete' ? undefined : 'task-failed'
}
