import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TestVmmanager, smallestHost, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

type Act = (vmmanager: TestVmmanager) => void

const id = fc.integer({ min: 1, max: 4 })
const ids = fc.uniqueArray(id, { maxLength: 3 })
const small = fc.nat(3)

function posts(target: (id: number) => string, body: fc.Arbitrary<UnknownItem>): fc.Arbitrary<Act> {
  return fc.tuple(id, body).map(([id, body]) => (vmmanager) => {
    vmmanager.post(target(id), body)
  })
}

const creations = fc.oneof(
  posts(
    () => '/vm/v3/host',
    fc.record({ cluster: id, ipv4_number: small, preset: id }, { requiredKeys: ['cluster'] }).map((more) => ({
      ...smallestHost,
      hdd_mib: 5000,
      ...more,
    })),
  ),
  posts(
    () => '/vm/v3/cluster',
    ids.map((os) => ({ name: 'c', virtualization_type: 'kvm', os })),
  ),
  posts(
    () => '/vm/v3/node',
    id.map((cluster) => ({ name: 'n', ip: '192.0.2.1', cluster })),
  ),
  posts(() => '/ip/v3/userspace/public/ippool', fc.constant({ name: 'p' })),
  posts(
    (id) => `/vm/v3/ippool/${id}/range`,
    id.map((byte) => ({ name: `203.0.113.${byte}-203.0.113.${byte + 1}` })),
  ),
  posts(
    () => '/vm/v3/account',
    fc.constantFrom('a', 'b').map((email) => ({ email, password: 'x', role: '@user' })),
  ),
)

const changes = fc.oneof(
  posts(
    (id) => `/vm/v3/ippool/${id}/cluster`,
    ids.map((clusters) => ({ clusters: clusters.map((id) => ({ id })) })),
  ),
  posts(
    (id) => `/vm/v3/os/${id}`,
    ids.map((clusters) => ({ clusters })),
  ),
  posts(
    (id) => `/vm/v3/node/${id}`,
    fc.record({ host_limit: small, host_creation_blocked: fc.boolean() }, { requiredKeys: [] }),
  ),
  posts(
    (id) => `/vm/v3/cluster/${id}`,
    fc.record({ host_per_node_limit: small, overselling: small }, { requiredKeys: [] }),
  ),
  posts(
    (id) => `/vm/v3/user_limits/account/${id}`,
    fc.record({ host_count: small, ipv4_number_total: small }),
  ),
  posts((id) => `/vm/v3/host/${id}/ip`, fc.record({ ipv4_number: fc.integer({ min: -2, max: 2 }) })),
  posts((id) => `/vm/v3/host/${id}/account`, fc.record({ account: fc.integer({ min: 3, max: 6 }) })),
)

const deletions: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom(
      '/vm/v3/host',
      '/vm/v3/node',
      '/vm/v3/cluster',
      '/vm/v3/preset',
      '/vm/v3/storage',
      '/vm/v3/user',
    ),
    fc.constantFrom('/ip/v3/ippool', '/ip/v3/range', '/ip/v3/ipnet'),
    fc.boolean(),
    fc.integer({ min: 1, max: 6 }),
  )
  // The administrator who asks stays.
  .filter(([, , , id]) => id !== 3)
  .map(([ofMachines, ofAddresses, which, id]) => (vmmanager) => {
    vmmanager.delete(`${which ? ofMachines : ofAddresses}/${id}`)
  })

const wait: fc.Arbitrary<Act> = fc.nat(8000).map((ms) => (vmmanager) => {
  vmmanager.nowMs += ms
})

const acts = fc.array(fc.oneof({ weight: 3, arbitrary: creations }, changes, deletions, wait), {
  maxLength: 50,
  size: 'max',
})

const idsOf = (vmmanager: TestVmmanager, target: string): readonly unknown[] =>
  vmmanager.list(target).map((item) => item['id'])

/** Machines whose node, cluster or owner is gone. */
function groundless(vmmanager: TestVmmanager): readonly unknown[] {
  const hosts = vmmanager.list('/vm/v3/host') as readonly Record<string, UnknownItem>[]
  return ['node', 'cluster', 'account'].flatMap((ground) => {
    const there = idsOf(vmmanager, `/vm/v3/${ground}`)
    return hosts.filter((host) => !there.includes(host[ground]?.['id']))
  })
}

/** Addresses that two machines have or no pool, and pools that do not count theirs. */
function misplaced(vmmanager: TestVmmanager): readonly unknown[] {
  const taken = vmmanager.list('/vm/v3/ip')
  const addresses = taken.map((item) => item['ip_addr'])
  const pools = vmmanager.list('/vm/v3/ippool')
  const poolIds = new Set(pools.map((pool) => pool['id']))
  return [
    ...addresses.filter((address, index) => addresses.indexOf(address) !== index),
    ...taken.filter(({ ippool }) => !poolIds.has(ippool)),
    ...pools.filter(({ id, using_ip, total_ip }) => {
      const count = taken.filter(({ ippool }) => ippool === id).length
      return count !== Number(using_ip) || count > Number(total_ip)
    }),
  ]
}

describe('whatever is made, changed and deleted, in whatever order', () => {
  it('nothing stands on what is gone, and addresses add up', () => {
    fc.assert(
      fc.property(acts, (acts) => {
        const vmmanager = testVmmanager({
          settings: { addresses: 3, sessionLifetimeMs: Number.POSITIVE_INFINITY },
        })
        for (const act of acts) {
          act(vmmanager)
          expect(groundless(vmmanager)).toEqual([])
          expect(misplaced(vmmanager)).toEqual([])
        }
      }),
    )
  })
})
