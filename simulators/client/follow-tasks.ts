import { endOf } from './end-of.ts'
import type { Follower } from './follow-task.ts'
import { isTrouble } from './outcome.ts'
import { poll } from './poll.ts'

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
