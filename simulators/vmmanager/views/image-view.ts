import type { ItemView } from '../lists/select-items.ts'
import type { Image } from '../world/machine-entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/image`. */
export const imageView: ItemView<Image, World> = {
  fields: {
    id: (image) => image.id,
    name: (image) => image.name,
    account: ({ accountId }, world) => ({
      id: accountId,
      email: world.accounts.get(accountId)?.email ?? null,
    }),
    for_all: (image) => image.forAll,
    type: () => 'image',
    comment: (image) => image.comment,
    state: (image) => image.state,
    nodes: ({ nodeIds, forbiddenNodeIds }, world) =>
      nodeIds.map((id) => ({
        id,
        name: world.nodes.get(id)?.name ?? null,
        enabled: !forbiddenNodeIds.includes(id),
      })),
  },
  lookups: {
    id: (value, world) => world.images.with('id', value),
  },
}
