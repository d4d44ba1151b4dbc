import { hasEffect } from '../faults/fault-effects.ts'
import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { ExchangeEvent, OperationName, ServiceEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { shownAddresses, shownHosts } from '../lifecycle/host-calls.ts'

/** While one of these goes on, or is in a person's hands, nobody knows how many addresses there are. */
const addressJobs: readonly OperationName[] = ['change', 'add-address', 'remove-address']

/**
 * An Active service that was ordered with addresses has one on its machine, when it becomes Active and in every list
 * that shows the machine afterwards. A list that a fault may have spoilt is not judged, nor one after a fault has made
 * an address late. Of Clouden nothing of the kind is documented: there it is told and fails nobody.
 */
export const activeHasAddress: Rule<'active-has-address'> = {
  name: 'active-has-address',
  platforms: bothPlatforms,
  // Clouden does not look at addresses.
  seenBy: { consumer: 'partly', observer: 'partly', clouden: 'not' },
  watch: (picture) => {
    const gone = new Set<string>()
    let spoiltAtMs = Number.NEGATIVE_INFINITY
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type === 'fault') {
          if (event.where === 'host-list') spoiltAtMs = event.atMs
          if (hasEffect(event.fault, 'delays-addresses')) spoiltAtMs = Number.POSITIVE_INFINITY
        }
        if (event.type === 'exchange' && event.sentAtMs > spoiltAtMs) {
          return shownBare(event, picture).flatMap((order) => {
            if (gone.has(order.order)) return []
            gone.add(order.order)
            return [findingOf(order, 'gone', { picture, seq: event.seq })]
          })
        }
        if (event.type !== 'service' || event.status !== 'active') return nothing
        const order = orderedWithAddress(event, picture)
        if (order === undefined) return nothing
        occasions++
        return hasAddress(order, picture) ? nothing : [findingOf(order, 'none', { picture, seq: event.seq })]
      },
    }
  },
}

function orderedWithAddress(event: ServiceEvent & Stamp, { orders }: RunPicture): OrderPicture | undefined {
  const order = orders.get(event.order)
  const wanted = order?.creations.at(-1)?.addresses ?? 0
  return order?.host === undefined || wanted === 0 ? undefined : order
}

function hasAddress({ host: id = 0, seenAddressed }: OrderPicture, { hosts, run }: RunPicture): boolean {
  const host = hosts.get(id)
  return host === undefined || run.sight !== undefined ? seenAddressed.has(id) : host.addressed !== undefined
}

/** Orders of Active services whose machine had an address before, is paid for with one, and is shown with none. */
function shownBare(event: ExchangeEvent, picture: RunPicture): readonly OrderPicture[] {
  return shownHosts(event).flatMap((item) => {
    const order = picture.ownerOf(item.id)
    if (order?.host !== item.id || order.serviceStatus !== 'active') return []
    const since = order.statusSince?.atMs ?? 0
    const paid = order.billed?.size.addresses ?? order.creations.at(-1)?.addresses ?? 0
    const isBare = shownAddresses(item)?.length === 0 && hasAddress(order, picture)
    return event.sentAtMs >= since && paid > 0 && isBare && !isChanging(order) ? [order] : []
  })
}

function isChanging({ jobs }: OrderPicture): boolean {
  return addressJobs.some((name) => {
    const job = jobs.get(name)
    return job !== undefined && (job.ended === undefined || job.ended.outcome === 'manual')
  })
}

interface Found {
  readonly picture: RunPicture
  readonly seq: number
}

function findingOf(order: OrderPicture, detail: 'none' | 'gone', { picture, seq }: Found): Finding {
  const { host = 0, service = 0, statusSince } = order
  const before = detail === 'gone' ? statusSince?.seq : picture.hosts.get(host)?.accepted.seq
  const finding = {
    rule: 'active-has-address',
    party: detail === 'gone' ? 'integration' : 'consumer',
    detail,
    order: order.order,
    params: { service, host },
    witness: [...(before === undefined ? [] : [before]), seq],
  } as const
  return picture.run.platform === 'clouden' ? { ...finding, severity: 'note' } : finding
}
