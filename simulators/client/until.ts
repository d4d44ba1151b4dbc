import type { Follower } from './follow-task.ts'
import { type UnknownItem, isTrouble } from './outcome.ts'
import { poll } from './poll.ts'
import { type ReadMachine, readMachine } from './read-machine.ts'
import type { Machine } from './machine.ts'

/** A machine is looked at so often before it is believed not to change any more. */
const looks = 20

/**
 * Reads a machine until it is as it should be, or has not become so for a while: a task may be told to be complete
 * before its work is done. Gives what was read last.
 */
export async function untilSeen(
  follower: Follower,
  host: number,
  isMet: (machine: Machine) => boolean,
): Promise<ReadMachine> {
  for (let look = 1; ; look++) {
    const read = await untilRead(follower, host)
    if (read.reason !== undefined || look === looks || isMet(read.machine)) return read
    await follower.clock.sleep(follower.patience.pollMs)
  }
}

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

/** Reads a machine, and waits for a VMmanager that cannot be reached as long as its patience lasts. */
export async function untilRead(follower: Follower, host: number): Promise<ReadMachine> {
  const read = await poll(follower.clock, follower.patience, async () => {
    const now = await readMachine(follower.api, host)
    return now.reason === 'unavailable' ? undefined : now
  })
  return 'reason' in read ? { reason: 'unavailable' } : read.found
}
