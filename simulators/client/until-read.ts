import type { Follower } from './follow-task.ts'
import { poll } from './poll.ts'
import { readMachine, type ReadMachine } from './read-machine.ts'

/** Reads a machine, and waits for a VMmanager that cannot be reached as long as its patience lasts. */
export async function untilRead(follower: Follower, host: number): Promise<ReadMachine> {
  const read = await poll(follower.clock, follower.patience, async () => {
    const now = await readMachine(follower.api, host)
    return now.reason === 'unavailable' ? undefined : now
  })
  return 'reason' in read ? { reason: 'unavailable' } : read.found
}
