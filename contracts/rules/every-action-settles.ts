import type { JobPicture, OrderPicture } from '../lifecycle/order-picture.ts'
import type { OperationName } from '../trace/trace-event.ts'
import { type Finding, consumerFinding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { toMicroseconds } from '../trace/count-range.ts'

const finding = consumerFinding('every-action-settles')

/**
 * Within the bound of the run everything that was begun for a service is done, refused with a reason, or in a
 * person's hands with a reason. A try that failed ends nothing. The opening is judged by every-order-settles. Of
 * jobs of one name for one service the last is judged, so two at once count as one.
 */
export const everyActionSettles: Rule<'every-action-settles'> = {
  name: 'every-action-settles',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: ({ run, orders }) => ({
    occasions: () =>
      [...orders.values()].reduce((sum, { jobs }) => sum + jobs.size - (jobs.has('open') ? 1 : 0), 0),
    see: (event) => {
      if (event.type !== 'operation' || event.order === undefined || event.name === 'open') return nothing
      const order = orders.get(event.order)
      const job = order?.jobs.get(event.name)
      // A job that has ended before is told of by the event that ended it.
      if (order === undefined || job?.ended?.seq !== event.seq) return nothing
      return judgeEnd(order, event.name, job, run.settleWithinMs)
    },
    conclude: () =>
      [...orders.values()].flatMap((order) =>
        [...order.jobs].flatMap(([name, { started, ended }]) =>
          name === 'open' || ended !== undefined
            ? []
            : [finding('unsettled', order.order, { name, withinMs: run.settleWithinMs }, [started.seq])],
        ),
      ),
  }),
}

function judgeEnd(
  order: OrderPicture,
  name: OperationName,
  { started, ended }: JobPicture,
  withinMs: number,
): readonly Finding[] {
  if (ended === undefined) return nothing
  const witness = [...new Set([started.seq, ended.seq])]
  const tookMs = toMicroseconds(ended.atMs - started.atMs)
  if (tookMs > withinMs) return [finding('late', order.order, { name, tookMs, withinMs }, witness)]
  if (ended.outcome !== 'done' && !ended.reason) {
    return [finding('no-reason', order.order, { name, outcome: ended.outcome }, witness)]
  }
  return nothing
}
