import { isAdministrator, seesImage } from '../../access.ts'
import { type Reply, refuse } from '../../reply.ts'
import type { Account, Host } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'

/** What a machine is installed from. */
export interface InstallSource extends Pick<Host, 'osId' | 'imageId'> {
  readonly minimumDiskMib: number
  /** Nodes on which it must not be installed. */
  readonly forbiddenNodeIds: readonly number[]
}

/** What the request names. */
export interface InstallWish {
  readonly os?: number | undefined
  readonly image?: number | undefined
}

/** The image that a request names, or else the template; a refusal where it cannot be had on the cluster. */
export function installSource(
  world: World,
  { os: osId, image: imageId }: InstallWish,
  clusterId: number,
  caller: Account | undefined,
): InstallSource | Reply {
  if (imageId !== undefined) return imageSource(world, imageId, clusterId, caller)
  const os = osId === undefined ? undefined : world.oses.get(osId)
  const isClosed = os?.adminOnly === true && caller !== undefined && !isAdministrator(caller)
  if (os === undefined || isClosed || !os.clusterIds.includes(clusterId)) {
    return refuse('os-not-available', { os: osId })
  }
  const { id, minimumDiskMib } = os
  return { osId: id, imageId: undefined, minimumDiskMib, forbiddenNodeIds: [] }
}

function imageSource(
  world: World,
  imageId: number,
  clusterId: number,
  caller: Account | undefined,
): InstallSource | Reply {
  const image = world.images.get(imageId)
  if (image === undefined) return refuse('instance-not-found', { image: imageId })
  if (!seesImage(caller, image)) return refuse('forbidden', { image: imageId })
  if (image.clusterId !== clusterId || image.state !== 'active') {
    return refuse('os-not-available', { image: imageId, state: image.state })
  }
  const { osId, sizeMib, forbiddenNodeIds } = image
  return { osId, imageId, minimumDiskMib: sizeMib, forbiddenNodeIds }
}
