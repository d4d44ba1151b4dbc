import { isTrouble } from '../../client/outcome.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { unless } from '../attempted.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

/** Deletes the snapshots of the machine; deleted once more, they are gone all the same. */
export const snapshot: Perform<'snapshot'> = onMachine(async ({ follower }, host) => {
  const deleted = await follower.api.machine.deleteSnapshots(host)
  return unless(isTrouble(deleted) ? reasonOf(deleted.trouble) : undefined)
})
