import { hasEffect } from '../faults/fault-effects.ts'
import type { OrderPicture, Sized } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { MachineSize, OperationName } from '../trace/trace-event.ts'
import { bothPlatforms, type Rule, nothing } from './rule.ts'
import { TroublesSeen } from './troubles-seen.ts'

const measures: readonly (keyof MachineSize)[] = ['cpuNumber', 'ramMib', 'diskMib', 'addresses']
const changes: ReadonlySet<OperationName> = new Set(['change', 'add-address', 'remove-address'])

/** The measure of which a reason says that it was left as it was; any other reason excuses nothing. */
const excused: Readonly<Record<string, keyof MachineSize>> = {
  'disk-not-shrunk': 'diskMib',
}

/** After these, where they are true, nobody knows yet what has been done. */
const uncertain: ReadonlySet<string> = new Set(['timeout', 'unknown-outcome', 'unavailable'])

/** A service that was changed. */
interface Changed {
  /** Where its last change ended. */
  readonly seq: number
  /** What changes have told to be other than it was asked for. */
  readonly told: ReadonlySet<keyof MachineSize>
}

/**
 * At the end a service that was changed is billed for what its machine has. Billed for more is always a finding;
 * billed for less is one unless a change has told that this very measure stays, as a disk that does not shrink, or has
 * ended without anybody knowing what was done, as the exchanges show. Needs
 * services and machines whose sizes are told; addresses are not compared where they are late by a fault. A change
 * that is under way or in a person's hands excuses the service.
 */
export const resizeIsHonest: Rule<'resize-is-honest'> = {
  name: 'resize-is-honest',
  platforms: bothPlatforms,
  seenBy: { consumer: 'not', observer: 'whole' },
  watch: (picture) => {
    const changed = new Map<string, Changed>()
    const troubles = new TroublesSeen()
    let isAddressLate = false
    return {
      occasions: () => [...changed.keys()].filter((name) => compare(picture, name).length > 0).length,
      see: (event) => {
        if (event.type === 'exchange') troubles.see(event)
        if (event.type === 'fault') isAddressLate ||= hasEffect(event.fault, 'delays-addresses')
        if (event.type !== 'operation' || event.order === undefined || !changes.has(event.name))
          return nothing
        if (event.outcome !== 'done' && event.outcome !== 'refused') return nothing
        const begunMs = picture.orders.get(event.order)?.jobs.get(event.name)?.started.atMs ?? 0
        const excuses = (event.reason?.split(', ') ?? []).flatMap((reason) => {
          const isUncertain = uncertain.has(reason) && troubles.explain(reason, event.order ?? '', begunMs)
          return isUncertain ? measures : (excused[reason] ?? [])
        })
        const told = new Set([...(changed.get(event.order)?.told ?? []), ...excuses])
        changed.set(event.order, { told, seq: event.seq })
        return nothing
      },
      conclude: () => {
        const compared = isAddressLate ? measures.slice(0, 3) : measures
        return [...changed].flatMap(([name, { told, seq }]) =>
          compare(picture, name).flatMap(({ measure, billed, real, sizes }) => {
            if (!compared.includes(measure) || billed === real || (billed < real && told.has(measure)))
              return []
            const params = { measure, billed, real }
            const detail = billed > real ? 'billed-more' : 'not-reported'
            const witness = [...new Set([...sizes, seq])].toSorted((one, other) => one - other)
            return [
              { rule: 'resize-is-honest', party: 'consumer', detail, order: name, params, witness } as const,
            ]
          }),
        )
      },
    }
  },
}

interface Comparison {
  readonly measure: keyof MachineSize
  readonly billed: number
  readonly real: number
  /** Where both were told. */
  readonly sizes: readonly number[]
}

function compare({ orders, hosts }: RunPicture, name: string): readonly Comparison[] {
  const order = orders.get(name)
  const host = order?.host === undefined ? undefined : hosts.get(order.host)
  if (order === undefined || host === undefined || host.deleted !== undefined || isExcused(order)) return []
  const { billed } = order
  const real: Sized | undefined = host.sized
  if (billed === undefined || real === undefined) return []
  const sizes = [real.seq, billed.seq]
  return measures.map((measure) => ({
    measure,
    billed: billed.size[measure],
    real: real.size[measure],
    sizes,
  }))
}

function isExcused({ serviceStatus, jobs }: OrderPicture): boolean {
  if (serviceStatus !== 'active' && serviceStatus !== 'suspended') return true
  return [...jobs].some(
    ([name, { ended }]) => changes.has(name) && (ended === undefined || ended.outcome === 'manual'),
  )
}
