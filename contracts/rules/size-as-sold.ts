import { hasEffect } from '../faults/fault-effects.ts'
import type { OrderPicture, Sized } from '../lifecycle/order-picture.ts'
import type { MachineSize } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Rule, nothing } from './rule.ts'

const measures: readonly (keyof MachineSize)[] = ['cpuNumber', 'ramMib', 'diskMib', 'addresses']

/**
 * When a service becomes Active for the first time its machine is as large as the client pays for, in every measure. Whose
 * doing it is tells the request: VMmanager's, where that has asked for what is paid for. Needs a platform that tells what
 * is paid for, and a simulator or an observer that tells sizes; addresses are not compared once a fault makes one late.
 */
export const sizeAsSold: Rule<'size-as-sold'> = {
  name: 'size-as-sold',
  platforms: bothPlatforms,
  // A size that was seen late may be another by then.
  seenBy: { consumer: 'not', observer: 'not' },
  watch: (picture) => {
    let isAddressLate = false
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type === 'fault') isAddressLate ||= hasEffect(event.fault, 'delays-addresses')
        if (event.type !== 'service' || event.status !== 'active') return nothing
        const order = picture.orders.get(event.order)
        const real = order?.host === undefined ? undefined : picture.hosts.get(order.host)?.sized
        if (order?.active?.seq !== event.seq || order.billed === undefined || real === undefined)
          return nothing
        occasions++
        const compared = isAddressLate ? measures.slice(0, 3) : measures
        return compare(order, { billed: order.billed, real, compared })
      },
    }
  },
}

interface Sizes {
  readonly billed: Sized
  readonly real: Sized
  readonly compared: readonly (keyof MachineSize)[]
}

function compare(order: OrderPicture, { billed, real, compared }: Sizes): readonly Finding[] {
  const asked = order.creations.findLast(({ accepted }) => accepted?.host === order.host)?.asked
  return compared.flatMap((measure) => {
    const paid = billed.size[measure]
    const has = real.size[measure]
    if (paid === has) return []
    const { service = 0, host = 0 } = order
    return [
      {
        rule: 'size-as-sold',
        party: asked?.[measure] === paid ? 'provider' : 'consumer',
        detail: has < paid ? 'smaller' : 'larger',
        order: order.order,
        params: { service, host, measure, billed: paid, real: has },
        witness: [...new Set([real.seq, billed.seq])],
      } as const,
    ]
  })
}
