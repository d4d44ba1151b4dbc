import type { Follower } from './follow-task.ts'
import { isTrouble } from './outcome.ts'
import { poll } from './poll.ts'

/**
 * Waits until nothing is done to the machine any more; gives a reason when that cannot be seen, or does not come.
 * Whatever was asked of a machine at rest has been done, has failed or has never arrived.
 */
export async function untilAtRest(
  { api, clock, patience }: Follower,
  host: number,
): Promise<string | undefined> {
  const rest = await poll(clock, patience, async () => {
    const history = await api.machine.history(host)
    if (isTrouble(history)) return history
    return history.some(({ state }) => state === 'running') ? undefined : true
  })
  return 'reason' in rest ? rest.reason : undefined
}
