import type { HostPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Rule, nothing } from './rule.ts'

/** Never two live machines for one order, not even for a moment. Told once for each further machine. */
export const oneVmPerOrder: Rule<'one-vm-per-order'> = {
  name: 'one-vm-per-order',
  platforms: bothPlatforms,
  // Two machines that stand in one list live together; a second one between two looks is missed.
  seenBy: { consumer: 'not', observer: 'partly', wire: 'partly' },
  watch: (picture) => {
    const judged = new Set<number>()
    return {
      occasions: () =>
        [...picture.orders.values()].filter(({ hosts }) => [...hosts].some((host) => picture.hosts.has(host)))
          .length,
      see: (event) => {
        const order = picture.orders.get(orderOf(event, picture) ?? '')
        if (order === undefined || order.hosts.size < 2) return nothing
        const hosts = [...order.hosts].flatMap((id) => picture.hosts.get(id) ?? [])
        return hosts.flatMap((host) => {
          if (judged.has(host.host)) return []
          judged.add(host.host)
          const live = hosts.filter((other) => judged.has(other.host) && liveTogether(host, other))
          return live.length < 2 ? [] : [findingOf(order.order, live)]
        })
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

/** A machine may be found to be an order's when the other is gone already: the reply to its creation comes later. */
function liveTogether(one: HostPicture, other: HostPicture): boolean {
  return isLiveAt(one.accepted.seq, other) || isLiveAt(other.accepted.seq, one)
}

function isLiveAt(seq: number, { accepted, deleted }: HostPicture): boolean {
  return accepted.seq <= seq && (deleted === undefined || seq < deleted.seq)
}

function findingOf(order: string, live: readonly HostPicture[]): Finding {
  const inOrder = live.toSorted((one, other) => one.accepted.seq - other.accepted.seq)
  return {
    rule: 'one-vm-per-order',
    party: 'consumer',
    detail: 'two-live',
    order,
    params: { hosts: inOrder.map(({ host }) => host).join(', '), count: live.length },
    witness: inOrder.map(({ accepted }) => accepted.seq),
  }
}
