import type { HostWish } from '../world/entities.ts'
import { returnPrefix } from '../world/ipv6-prefixes.ts'
import { releaseMove } from '../world/move-host.ts'
import { releaseAddresses } from '../world/release-addresses.ts'
import type { World } from '../world/world.ts'

/** Gives back what was taken for a change that will not come; what it was to make has failed. */
export function undoWish(world: World, { added = [], ipv6, move, backupId, madeImageId }: HostWish): void {
  releaseAddresses(world, added)
  if (ipv6 !== undefined && ipv6 !== null) returnPrefix(world.ipv6, ipv6)
  if (move !== undefined) releaseMove(world, move)
  const backup = backupId === undefined ? undefined : world.backups.get(backupId)
  if (backup !== undefined) backup.state = 'failed'
  const image = madeImageId === undefined ? undefined : world.images.get(madeImageId)
  if (image !== undefined) image.state = 'failed'
}
