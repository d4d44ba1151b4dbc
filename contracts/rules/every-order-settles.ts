import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms } from './rule.ts'
import { toMicroseconds } from '../trace/count-range.ts'

/** Within its bound each order is Active, refused with a reason, or in a person's hands with a reason. */
export const everyOrderSettles: Rule<'every-order-settles'> = {
  name: 'every-order-settles',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: (picture) => ({
    occasions: () => picture.orders.size,
    conclude: () => [...picture.orders.values()].flatMap((order) => judge(order, picture.run.settleWithinMs)),
  }),
}

function judge(order: OrderPicture, withinMs: number): readonly Finding[] {
  const { placed, settled, outcome, reason } = order
  const basics = { rule: 'every-order-settles', party: 'consumer', order: order.order } as const
  if (settled === undefined || outcome === undefined) {
    return [
      { ...basics, detail: 'unsettled', params: { withinMs }, witness: [placed.seq, ...lastTries(order)] },
    ]
  }
  const witness = [placed.seq, settled.seq]
  const tookMs = toMicroseconds(settled.atMs - placed.atMs)
  if (tookMs > withinMs) return [{ ...basics, detail: 'late', params: { tookMs, withinMs }, witness }]
  if (outcome !== 'active' && !reason) {
    return [{ ...basics, detail: 'no-reason', params: { outcome }, witness }]
  }
  return []
}

function lastTries({ creations }: OrderPicture): readonly number[] {
  const accepted = creations.at(-1)?.accepted
  return accepted === undefined ? [] : [accepted.seq]
}
