import type { Host, HostWish } from './entities.ts'
import type { World } from './world.ts'

/** What a machine is installed from: an image, or the template of an operating system. */
type Source = Pick<Host, 'osId' | 'imageId' | 'nodeId'>

/** True when the node of a machine has what the machine is, or is wished to be, installed from. */
export function templateIsOnNode(world: World, host: Host, { osId, imageId }: HostWish = {}): boolean {
  const { nodeId } = host
  const source = osId === undefined ? host : { osId, imageId, nodeId }
  return source.imageId === undefined
    ? world.settings.coldTemplates !== true || world.templatesOnNodes.has(keyOf(source))
    : world.images.get(source.imageId)?.nodeIds.includes(nodeId) !== false
}

/** Notes that a machine was installed, and so what it was installed from lies on its node. */
export function noteTemplate(world: World, host: Host): void {
  const image = host.imageId === undefined ? undefined : world.images.get(host.imageId)
  if (host.imageId === undefined) {
    if (world.settings.coldTemplates === true) world.templatesOnNodes.add(keyOf(host))
  } else if (image !== undefined && !image.nodeIds.includes(host.nodeId)) {
    image.nodeIds = [...image.nodeIds, host.nodeId]
  }
}

function keyOf({ osId, nodeId }: Source): string {
  return `${osId}/${nodeId}`
}
