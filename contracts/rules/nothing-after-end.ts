import { creationOf } from '../lifecycle/host-calls.ts'
import type { Moment, OrderPicture } from '../lifecycle/order-picture.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { consumerFinding } from './finding.ts'

const finding = consumerFinding('nothing-after-end')

/** For an order that was refused or taken back, and for a service that is deleted, no machine is asked for any more. */
export const nothingAfterEnd: Rule<'nothing-after-end'> = {
  name: 'nothing-after-end',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: ({ orders }) => ({
    occasions: () => [...orders.values()].filter((order) => endOf(order) !== undefined).length,
    see: (event) => {
      if (event.type !== 'exchange' || event.order === undefined) return nothing
      const order = orders.get(event.order)
      const end = order && endOf(order)
      const creation = creationOf(event)
      if (end === undefined || creation === undefined || event.sentAtMs <= end.atMs) return nothing
      return [finding('created', event.order, { name: creation.name }, [end.seq, event.seq])]
    },
  }),
}

function endOf({ outcome, settled, serviceStatus, statusSince }: OrderPicture): Moment | undefined {
  if (serviceStatus === 'deleted') return statusSince
  return outcome === 'refused' ? settled : undefined
}
