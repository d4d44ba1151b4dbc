import type { Moment, OrderPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { hostCallOf } from '../lifecycle/host-calls.ts'

/**
 * Every Active or suspended service has a live machine: when it becomes Active, and at the end. A machine that
 * somebody outside deleted is a note, since nothing tells the platform of it. A service that a person looks after
 * or whose closing has not been done is excused. Needs a simulator that tells of deletions; a service that never
 * had a machine is told by active-after-os-installed.
 */
export const noGhostService: Rule<'no-ghost-service'> = {
  name: 'no-ghost-service',
  platforms: bothPlatforms,
  seenBy: { consumer: 'not', observer: 'whole' },
  watch: (picture) => {
    /** The platform's own calls to delete, by machine. */
    const deletions = new Map<number, number>()
    const told = new Set<string>()
    return {
      occasions: () =>
        [...picture.orders.values()].filter(
          ({ active, host }) => active !== undefined && host !== undefined && picture.hosts.has(host),
        ).length,
      see: (event) => {
        const call = event.type === 'exchange' ? hostCallOf(event) : undefined
        if (call?.act === 'delete' && call.mayBeDone) deletions.set(call.host, event.seq)
        if (event.type !== 'service' || event.status !== 'active') return nothing
        const order = picture.orders.get(event.order)
        const deleted = deletedHost(order, picture)
        if (order?.statusSince?.seq !== event.seq || deleted === undefined) return nothing
        told.add(event.order)
        return [findingOf(order, deleted, deletions)]
      },
      conclude: () =>
        [...picture.orders.values()].flatMap((order) => {
          const deleted = deletedHost(order, picture)
          if (deleted === undefined || told.has(order.order) || !isHeld(order)) return nothing
          return [findingOf(order, deleted, deletions)]
        }),
    }
  },
}

function deletedHost(order: OrderPicture | undefined, { hosts }: RunPicture): Moment | undefined {
  return order?.host === undefined ? undefined : hosts.get(order.host)?.deleted
}

/** True where the service counts as alive, and nobody knows better. */
function isHeld({ serviceStatus, jobs }: OrderPicture): boolean {
  if (serviceStatus !== 'active' && serviceStatus !== 'suspended') return false
  const close = jobs.get('close')
  if (close !== undefined && close.ended?.outcome !== 'done') return false
  return [...jobs.values()].every(({ ended }) => ended !== undefined && ended.outcome !== 'manual')
}

function findingOf(order: OrderPicture, deleted: Moment, deletions: ReadonlyMap<number, number>): Finding {
  const { host = 0, service = 0, statusSince } = order
  const asked = deletions.get(host)
  const since = statusSince === undefined ? [] : [statusSince.seq]
  const basics = { rule: 'no-ghost-service', order: order.order, params: { service, host } } as const
  if (asked === undefined) {
    const witness = inOrder([deleted.seq, ...since])
    return { ...basics, party: 'integration', detail: 'deleted-outside', severity: 'note', witness }
  }
  return { ...basics, party: 'consumer', detail: 'deleted', witness: inOrder([asked, deleted.seq, ...since]) }
}

function inOrder(places: readonly number[]): readonly number[] {
  return places.toSorted((one, other) => one - other)
}
