import type { Clock } from '../clock/clock.ts'
import { type Patience, poll } from './poll.ts'
import { type UnknownItem, isTrouble } from './outcome.ts'
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

/**
 * Follows several tasks to their ends, all in one query (dev-huzaki/whmcs-vmmanager6, change of plan); undefined when
 * all are complete, else the reason why not. None of them goes on any more when it says `task-failed`.
 */
export async function followTasks(
  { api, clock, patience }: Follower,
  tasks: readonly number[],
): Promise<string | undefined> {
  if (tasks.length === 0) return undefined
  const followed = await poll(clock, patience, async () => {
    const items = await api.findTasks(tasks)
    if (isTrouble(items)) return items
    const ends = tasks.map((task) => endOf(items.find((item) => Number(item['consul_id']) === task)))
    return ends.includes(undefined) ? undefined : ends
  })
  if ('reason' in followed) return followed.reason
  return followed.found.includes('failed') ? 'task-failed' : undefined
}

/**
 * How a task has ended; undefined while it goes on, or is not in the list yet. Releases spell a failed task `fail` or
 * `failed`; an aborted one has failed as well.
 */
export function endOf(task: UnknownItem | undefined): 'complete' | 'failed' | undefined {
  const status = String(task?.['status'])
  if (status === 'complete') return 'complete'
  return status.startsWith('fail') || status === 'aborted' ? 'failed' : undefined
}
