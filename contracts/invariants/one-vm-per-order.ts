import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/** Never two live machines for one order, not even for a moment. Told once for each further machine. */
export const oneVmPerOrder: Invariant = {
  name: 'one-vm-per-order',
  platforms: bothPlatforms,
  watch: (picture) => {
    const told = new Set<string>()
    return {
      see: (event) => {
        const order = picture.orders.get(orderOf(event, picture) ?? '')
        if (order === undefined || order.hosts.size < 2) return nothing
        const live = [...order.hosts]
          .flatMap((id) => picture.hosts.get(id) ?? [])
          .filter((host) => !host.deleted)
        const hosts = live.map(({ host }) => host).join(', ')
        if (live.length < 2 || told.has(hosts)) return nothing
        told.add(hosts)
        return [
          {
            rule: 'one-vm-per-order',
            party: 'consumer',
            detail: 'two-live',
            order: order.order,
            params: { hosts, count: live.length },
            witness: live.map(({ accepted }) => accepted.seq),
          },
        ]
      },
    }
  },
}

/** Machines come to an order by an event of the simulator, by an exchange or by the platform's word. */
function orderOf(event: TraceEvent, picture: RunPicture): string | undefined {
  if (event.type === 'host')
    return event.change === 'accepted' ? picture.ownerOf(event.host)?.order : undefined
  return event.type === 'exchange' || event.type === 'service' ? event.order : undefined
}
