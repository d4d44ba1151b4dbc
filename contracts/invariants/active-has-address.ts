import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/**
 * An Active service that was ordered with addresses has one on its machine. Of Clouden nothing of the kind is
 * documented: there it is told and fails nobody.
 */
export const activeHasAddress: Invariant = {
  name: 'active-has-address',
  platforms: bothPlatforms,
  watch: (picture) => {
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type !== 'service' || event.status !== 'active') return nothing
        const order = picture.orders.get(event.order)
        const wanted = order?.creations.at(-1)?.addresses ?? 0
        if (order?.host === undefined || wanted === 0) return nothing
        occasions++
        const host = picture.hosts.get(order.host)
        const hasAddress =
          host === undefined || picture.run.sight !== undefined
            ? order.seenAddressed.has(order.host)
            : host.addressed !== undefined
        if (hasAddress) return nothing
        const finding = {
          rule: 'active-has-address',
          party: 'consumer',
          detail: 'none',
          order: event.order,
          params: { service: event.service, host: order.host },
          witness: [...(host === undefined ? [] : [host.accepted.seq]), event.seq],
        } as const
        return [picture.run.platform === 'clouden' ? { ...finding, severity: 'note' } : finding]
      },
    }
  },
}
