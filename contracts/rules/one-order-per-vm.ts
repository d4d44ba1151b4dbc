import type { OrderPicture } from '../lifecycle/order-picture.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { consumerFinding } from './finding.ts'

const finding = consumerFinding('one-order-per-vm')

/** No two services that are not deleted have the same machine, by the word of the platform. Told once for each pair. */
export const oneOrderPerVm: Rule<'one-order-per-vm'> = {
  name: 'one-order-per-vm',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: (picture) => {
    const told = new Set<string>()
    return {
      occasions: () => [...picture.orders.values()].filter(({ host }) => host !== undefined).length,
      see: (event) => {
        if (event.type !== 'service' || event.host === undefined) return nothing
        const { order: name, host, seq } = event
        return [...picture.orders.values()].flatMap((other) => {
          const pair = [name, other.order].toSorted().join(' ')
          if (other.order === name || other.host !== host || !isAlive(other) || told.has(pair)) return []
          told.add(pair)
          const first = other.statusSince?.seq ?? other.placed.seq
          return [finding('shared', name, { host, other: other.order }, [first, seq])]
        })
      },
    }
  },
}

function isAlive({ serviceStatus, outcome }: OrderPicture): boolean {
  return serviceStatus !== 'deleted' && outcome !== 'refused'
}
