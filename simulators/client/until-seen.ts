import type { Follower } from './follow-task.ts'
import type { Machine } from './machine.ts'
import type { ReadMachine } from './read-machine.ts'
import { untilRead } from './until-read.ts'

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
