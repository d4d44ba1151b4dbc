import type { HeldAddress } from '../../views/address-view.ts'
import type { World } from '../../world/world.ts'

/** Every address that is out of its pool: those of machines, and those that tasks under way will bring to them. */
export function takenAddresses({ hosts, tasks }: World): readonly HeldAddress[] {
  const held = [...hosts.all()].flatMap((host) => host.reserved.map((address) => ({ ...address, host })))
  const coming = [...tasks.all()].flatMap(({ wish, hostId, endedAtMs }) => {
    const host = hosts.get(hostId)
    return host === undefined || endedAtMs !== undefined
      ? []
      : (wish.added ?? []).map((address) => ({ ...address, host }))
  })
  return [...held, ...coming]
}
