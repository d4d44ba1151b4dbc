import type { Follower } from './follow-task.ts'
import type { UnknownItem } from './unknown-item.ts'
import { isTrouble } from './outcome.ts'
import { poll } from './poll.ts'

/** Reads the machine until it has its IPv4 addresses; gives a reason when it does not get them. */
export async function untilAddressed(
  follower: Follower,
  host: number,
  addresses: number,
): Promise<string | undefined> {
  const addressed = await findAddressed(follower, host, addresses)
  return 'reason' in addressed ? addressed.reason : undefined
}

/** The same, and gives the machine as it was read then. */
export function findAddressed(
  { api, clock, patience }: Follower,
  host: number,
  addresses: number,
): Promise<{ readonly found: UnknownItem } | { readonly reason: string }> {
  return poll(clock, patience, async () => {
    const item = await api.findHost(['id', host])
    if (isTrouble(item)) return item
    const ip4 = item?.['ip4']
    return Array.isArray(ip4) && ip4.length >= addresses ? item : undefined
  })
}
