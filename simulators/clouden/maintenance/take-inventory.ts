import { inventoryCache } from '../../client/inventory-cache.ts'
import { type Attempted, doneExcept, failed } from '../attempted.ts'
import { followerFor, type Portal } from '../portal.ts'
import { emptyMirror, type Mirror, readWhole } from './read-whole.ts'

/** Mirrors what VMmanager has. What requests go by, where that is kept, is read anew by the next one. */
export async function takeInventory(
  portal: Portal,
): Promise<{ readonly mirror: Mirror; readonly attempted: Attempted }> {
  const { api } = followerFor(portal)
  const read = await readWhole(api, portal.assumptions.pageSize)
  if ('reason' in read) return { mirror: emptyMirror, attempted: failed(read.reason) }
  portal.keptInventory = inventoryCache(api)
  const { mirror } = read
  const counts = Object.entries(mirror).map(([list, items]) => `${list}: ${items.length}`)
  return { mirror, attempted: doneExcept(counts) }
}
