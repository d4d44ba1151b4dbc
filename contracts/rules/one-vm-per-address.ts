import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { shownAddresses, shownHosts } from '../lifecycle/host-calls.ts'

/** Private networks (RFC 1918, RFC 6598) may have the same addresses beside each other. */
const privateAddress =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/

/** No list shows two machines with the same public address. Told once for each address. */
export const oneVmPerAddress: Rule<'one-vm-per-address'> = {
  name: 'one-vm-per-address',
  platforms: bothPlatforms,
  // Two machines that stand in no list together are missed.
  seenBy: { consumer: 'partly', observer: 'partly', wire: 'partly' },
  watch: () => {
    const told = new Set<string>()
    let lists = 0
    return {
      occasions: () => lists,
      see: (event) => {
        const items = event.type === 'exchange' ? shownHosts(event) : []
        if (items.length < 2) return nothing
        const owners = new Map<string, Set<number>>()
        for (const item of items) {
          for (const address of shownAddresses(item) ?? []) {
            if (privateAddress.test(address)) continue
            owners.set(address, (owners.get(address) ?? new Set()).add(item.id))
          }
        }
        if (owners.size > 0) lists++
        return [...owners].flatMap(([address, hosts]): readonly Finding[] => {
          if (hosts.size < 2 || told.has(address)) return []
          told.add(address)
          const params = { address, hosts: [...hosts].join(', ') }
          return [
            { rule: 'one-vm-per-address', party: 'provider', detail: 'shared', params, witness: [event.seq] },
          ]
        })
      },
    }
  },
}
