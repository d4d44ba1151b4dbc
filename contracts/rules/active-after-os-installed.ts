import { bothPlatforms, type Rule, nothing } from './rule.ts'

/**
 * No service is Active before the operating system of its machine is installed. Where a simulator tells the
 * truth it is asked; elsewhere the platform must at least have read that the installation is done. Virtual networks have
 * no machine.
 */
export const activeAfterOsInstalled: Rule<'active-after-os-installed'> = {
  name: 'active-after-os-installed',
  platforms: bothPlatforms,
  // That the platform has read it is judged; whether it was true is not.
  seenBy: { consumer: 'partly', observer: 'partly' },
  watch: (picture) => {
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type !== 'service' || event.status !== 'active') return nothing
        const order = picture.orders.get(event.order)
        const host = order?.host === undefined ? undefined : picture.hosts.get(order.host)
        if (order?.product === 'networks') return nothing
        occasions++
        const basics = { rule: 'active-after-os-installed', party: 'consumer', order: event.order } as const
        if (order?.host === undefined) {
          return [{ ...basics, detail: 'no-host', params: { service: event.service }, witness: [event.seq] }]
        }
        const isInstalled =
          host === undefined || picture.run.sight !== undefined
            ? order.seenInstalled.has(order.host)
            : host.installed !== undefined
        if (isInstalled) return nothing
        const params = { service: event.service, host: order.host }
        const accepted = host === undefined ? [] : [host.accepted.seq]
        return [{ ...basics, detail: 'before-install', params, witness: [...accepted, event.seq] }]
      },
    }
  },
}
