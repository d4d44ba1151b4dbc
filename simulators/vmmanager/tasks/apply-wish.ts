import { resizeDisk } from '../world/disks.ts'
import type { Host, HostWish } from '../world/entities.ts'
import { returnPrefix } from '../world/ipv6-prefixes.ts'
import { endMove } from '../world/move-host.ts'
import { putOnNode } from '../world/node-loads.ts'
import { releaseAddresses } from '../world/release-addresses.ts'
import type { World } from '../world/world.ts'

/** What the machine then simply has. */
const plain = ['osId', 'imageId', 'cpuNumber', 'ramMib', 'netInMbitps', 'netOutMbitps'] as const

/** Makes a machine what it was wished to be; addresses and prefixes that leave it can be taken by others. */
export function applyWish(world: World, host: Host, wish: HostWish): void {
  if (wish.ramMib !== undefined && host.state === 'active' && wish.ramMib > host.ramMib) host.ramIncreases++
  putOnNode(world.nodeLoads, host, -1)
  for (const name of plain) if (name in wish) Object.assign(host, { [name]: wish[name] })
  putOnNode(world.nodeLoads, host)
  if (wish.told !== undefined) host.told = { ...host.told, ...wish.told }
  changeAddresses(world, host, wish)
  changeDisks(world, wish)
  if (wish.move !== undefined) endMove(world, host, wish.move)
  finishCopies(world, host, wish)
}

function changeAddresses(world: World, host: Host, { added = [], removedCount = 0, ipv6 }: HostWish): void {
  const kept = Math.max(0, host.reserved.length - removedCount)
  releaseAddresses(world, host.reserved.slice(kept))
  host.reserved = [...host.reserved.slice(0, kept), ...added]
  if (ipv6 === undefined) return
  if (host.ipv6 !== undefined) returnPrefix(world.ipv6, host.ipv6)
  host.ipv6 = ipv6 ?? undefined
}

/** A disk that is gone meanwhile is left alone. */
function changeDisks(world: World, { disk: growth, diskStorage }: HostWish): void {
  const grown = growth && world.disks.get(growth.id)
  if (grown !== undefined && growth !== undefined && growth.sizeMib > grown.sizeMib)
    resizeDisk(world, grown, growth.sizeMib)
  const moved = diskStorage && world.disks.get(diskStorage.diskId)
  if (moved !== undefined && diskStorage !== undefined) moved.storageId = diskStorage.storageId
}

function finishCopies(world: World, host: Host, { backupId, madeImageId }: HostWish): void {
  const backup = backupId === undefined ? undefined : world.backups.get(backupId)
  if (backup !== undefined) backup.state = 'active'
  const image = madeImageId === undefined ? undefined : world.images.get(madeImageId)
  if (image !== undefined) Object.assign(image, { state: 'active', nodeIds: [host.nodeId] })
}
