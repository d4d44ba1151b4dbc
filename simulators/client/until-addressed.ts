import type { Follower } from './follow-task.ts'
import { poll } from './poll.ts'
import { isTrouble } from './vmmanager-api.ts'

/** Reads the machine until it has its IPv4 addresses; gives a reason when it does not get them. */
export async function untilAddressed(
  { api, clock, patience }: Follower,
  host: number,
  addresses: number,
): Promise<string | undefined> {
  const addressed = await poll(clock, patience, async () => {
    const item = await api.findHost(['id', host])
    if (isTrouble(item)) return item
    const ip4 = item?.['ip4']
    return Array.isArray(ip4) && ip4.length >= addresses ? true : undefined
  })
  return 'reason' in addressed ? addressed.reason : undefined
}
