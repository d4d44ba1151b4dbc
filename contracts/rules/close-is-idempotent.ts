import type { JobPicture, OrderPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import { type Finding, consumerFinding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { TroublesSeen } from './troubles-seen.ts'

const finding = consumerFinding('close-is-idempotent')

/**
 * A service that was open can be closed, again and also when its machine is gone: the closing ends done, the service
 * is deleted after it and has no machine. A closing that fails while there is something to close is no finding here; one
 * that fails though there is nothing to close is, unless an exchange of it shows what its reason says: that VMmanager did
 * not do its part. What the platform does not offer at all is not judged.
 */
export const closeIsIdempotent: Rule<'close-is-idempotent'> = {
  name: 'close-is-idempotent',
  platforms: bothPlatforms,
  // Whether a machine is left, or was gone before, only the list of machines shows.
  seenBy: { consumer: 'partly', observer: 'whole' },
  watch: (picture) => {
    /** Where the first closing was done, by order. */
    const closed = new Map<string, number>()
    const troubles = new TroublesSeen()
    let ends = 0
    return {
      occasions: () => ends,
      see: (event) => {
        if (event.type === 'exchange') troubles.see(event)
        if (event.type !== 'operation' || event.name !== 'close' || event.order === undefined) return nothing
        const order = picture.orders.get(event.order)
        const job = order?.jobs.get('close')
        if (order?.active === undefined || job?.ended?.seq !== event.seq) return nothing
        ends++
        const refusal = judgeEnd(order, job, { picture, closed, troubles })
        if (event.outcome === 'done' && !closed.has(event.order)) closed.set(event.order, event.seq)
        return refusal
      },
      conclude: () =>
        [...closed].flatMap(([name, seq]) => {
          const order = picture.orders.get(name)
          return order === undefined ? [] : judgeClosed(order, seq, picture)
        }),
    }
  },
}

interface Before {
  readonly picture: RunPicture
  readonly closed: ReadonlyMap<string, number>
  readonly troubles: TroublesSeen
}

function judgeEnd(
  order: OrderPicture,
  { started, ended }: JobPicture,
  { picture, closed, troubles }: Before,
): readonly Finding[] {
  if (ended === undefined || ended.outcome === 'done' || ended.reason === 'not-offered') return nothing
  const machine = order.host === undefined ? undefined : picture.hosts.get(order.host)
  const { reason = '' } = ended
  const earlier = closed.get(order.order)
  const gone =
    earlier ?? (troubles.explain(reason, order.order, started.atMs) ? undefined : machine?.deleted?.seq)
  if (gone === undefined) return nothing
  const witness = [...new Set([gone, started.seq, ended.seq])].toSorted((one, other) => one - other)
  const detail = earlier === undefined ? 'machine-gone' : 'closed-before'
  return [finding(detail, order.order, { outcome: ended.outcome, reason }, witness)]
}

function judgeClosed(order: OrderPicture, seq: number, picture: RunPicture): readonly Finding[] {
  const { service = 0, host, serviceStatus, statusSince } = order
  if (serviceStatus !== 'deleted') {
    const witness = [seq, statusSince?.seq ?? seq].toSorted((one, other) => one - other)
    return [finding('not-deleted', order.order, { service }, [...new Set(witness)])]
  }
  const machine = host === undefined ? undefined : picture.hosts.get(host)
  if (machine === undefined || machine.deleted !== undefined) return nothing
  return [finding('machine-left', order.order, { service, host: machine.host }, [machine.accepted.seq, seq])]
}
