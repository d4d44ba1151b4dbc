import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { JobsUnderWay } from './jobs-under-way.ts'
import { consumerFinding } from './finding.ts'
import { hostCallOf } from '../lifecycle/host-calls.ts'

const finding = consumerFinding('active-stays-on')

/** The platform stops the machine of an Active service only in a job for that service: nobody else has asked for it. */
export const activeStaysOn: Rule<'active-stays-on'> = {
  name: 'active-stays-on',
  platforms: bothPlatforms,
  // Who else stops a machine is seen by nobody.
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: (picture) => {
    const jobs = new JobsUnderWay(picture)
    const services = new Set<string>()
    return {
      occasions: () => services.size,
      see: (event) => {
        jobs.see(event)
        const order = orderOf(event, (name) => picture.orders.get(name))
        if (order?.active === undefined || order.host === undefined) return nothing
        services.add(order.order)
        const call = event.type === 'exchange' ? hostCallOf(event) : undefined
        const isStop = call?.act === 'stop' && call.mayBeDone && call.host === order.host
        if (event.type !== 'exchange' || !isStop || order.serviceStatus !== 'active') return nothing
        if (event.sentAtMs < (order.statusSince?.atMs ?? 0)) return nothing
        if (jobs.of(order.order, event.sentAtMs).size > 0) return nothing
        const { service = 0, host, statusSince = order.active } = order
        return [finding('stopped', order.order, { service, host }, [statusSince.seq, event.seq])]
      },
    }
  },
}

function orderOf(
  event: TraceEvent,
  named: (name: string) => OrderPicture | undefined,
): OrderPicture | undefined {
  return 'order' in event && event.order !== undefined ? named(event.order) : undefined
}
