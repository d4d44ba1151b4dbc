import { describe, expect, it } from 'vitest'
import { idIn } from '../../fixtures/id-in.ts'
import { type TestVmmanager, creationMs, smallestHost, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const inUse = { status: 409, body: { error: { code: 3112 } } }

/** Makes a pool with these ranges and assigns it to the first cluster. */
function newPool(vmmanager: TestVmmanager, ...ranges: readonly string[]): number {
  const pool = idIn(vmmanager.post('/ip/v3/userspace/public/ippool', { name: 'second' }))
  for (const name of ranges) {
    expect(vmmanager.post(`/vm/v3/ippool/${pool}/range`, { name }).status).toBe(200)
  }
  vmmanager.post(`/vm/v3/ippool/${pool}/cluster`, { clusters: [{ id: 1, interface: 0 }] })
  return pool
}

function addressesOf(vmmanager: TestVmmanager, host: number): readonly unknown[] {
  return vmmanager.list(`/vm/v3/ip?where=host.id EQ ${host}`).map((item) => item['ip_addr'])
}

const poolItem = (vmmanager: TestVmmanager, id: number): UnknownItem =>
  vmmanager.list(`/vm/v3/ippool?where=id EQ ${id}`)[0] ?? {}

describe('a new pool', () => {
  it('has no addresses, and no cluster uses it', () => {
    const vmmanager = testVmmanager()
    const pool = idIn(vmmanager.post('/ip/v3/userspace/public/ippool', { name: 'second', note: 'n' }))
    expect(poolItem(vmmanager, pool)).toMatchObject({
      name: 'second',
      note: 'n',
      total_ip: '0',
      using_ip: '0',
      clusters: [],
    })
  })

  it('gives addresses to new machines only once it has some and is assigned to the cluster', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 0 } })
    const order = (): number => vmmanager.post('/vm/v3/host', smallestHost).status
    const pool = idIn(vmmanager.post('/ip/v3/userspace/public/ippool', { name: 'second' }))
    expect(order()).toBe(400)
    vmmanager.post(`/vm/v3/ippool/${pool}/range`, { name: '203.0.113.7' })
    expect(order()).toBe(400)
    vmmanager.post(`/vm/v3/ippool/${pool}/cluster`, { clusters: [{ id: 1 }] })
    expect([order(), order()]).toEqual([200, 400])
    expect(addressesOf(vmmanager, 1)).toEqual(['203.0.113.7'])
    expect(poolItem(vmmanager, pool)).toMatchObject({ total_ip: '1', using_ip: '1' })
  })

  it('is used when the pool with the smaller id cannot give enough', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 2 } })
    newPool(vmmanager, '203.0.113.0/30')
    vmmanager.createHost()
    vmmanager.createHost({ ipv4_number: 3 })
    vmmanager.createHost()
    expect(addressesOf(vmmanager, 1)).toEqual(['198.18.0.0'])
    expect(addressesOf(vmmanager, 2)).toEqual(['203.0.113.0', '203.0.113.1', '203.0.113.2'])
    expect(addressesOf(vmmanager, 3)).toEqual(['198.18.0.1'])
  })

  it('gets its addresses back when the machine is gone', () => {
    const vmmanager = testVmmanager()
    const pool = newPool(vmmanager, '203.0.113.5')
    const { id } = vmmanager.createHost({ ipv4_pool: [pool] })
    expect(poolItem(vmmanager, pool)).toMatchObject({ using_ip: '1' })
    vmmanager.delete(`/vm/v3/host/${id}`)
    vmmanager.nowMs = 60_000
    expect(poolItem(vmmanager, pool)).toMatchObject({ using_ip: '0' })
    vmmanager.createHost({ ipv4_pool: [pool] })
    expect(addressesOf(vmmanager, 2)).toEqual(['203.0.113.5'])
  })
})

describe('a pool that is extended', () => {
  it('has as many addresses more, each range in the list', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 4 } })
    vmmanager.post('/vm/v3/ippool/1/range', { name: '203.0.113.1-203.0.113.10' })
    vmmanager.post('/vm/v3/ippool/1/range', { name: '192.0.2.0/28' })
    expect(poolItem(vmmanager, 1)).toMatchObject({ total_ip: '30' })
    expect(vmmanager.list('/vm/v3/range')).toEqual([
      { id: 1, name: '198.18.0.0-198.18.0.3', ippool: 1 },
      { id: 2, name: '203.0.113.1-203.0.113.10', ippool: 1 },
      { id: 3, name: '192.0.2.0/28', ippool: 1 },
    ])
  })

  it('lists its own ranges where that is asked', () => {
    const vmmanager = testVmmanager()
    const pool = newPool(vmmanager, '203.0.113.5')
    expect(vmmanager.list(`/vm/v3/range?where=ippool EQ ${pool}`)).toMatchObject([{ name: '203.0.113.5' }])
    expect(vmmanager.list('/vm/v3/range?where=ippool EQ 1')).toMatchObject([{ id: 1 }])
  })

  it.each([
    ['words', 'all of them'],
    ['an address of IPv6', '2001:db8::1'],
    ['addresses the wrong way round', '203.0.113.9-203.0.113.1'],
    ['more addresses than a pool holds', '10.0.0.0/8'],
    ['addresses of the same pool', '198.18.0.5'],
    ['a network around addresses of another', '198.18.0.0/24'],
  ])('takes no %s', (_, name) => {
    const vmmanager = testVmmanager()
    expect(vmmanager.post('/vm/v3/ippool/1/range', { name })).toMatchObject({
      status: 400,
      body: { error: { code: 3010, value: { name: '/name' } } },
    })
    expect(vmmanager.list('/vm/v3/range')).toHaveLength(1)
    expect(poolItem(vmmanager, 1)).toMatchObject({ total_ip: '1024' })
  })

  it('must exist', () => {
    expect(testVmmanager().post('/vm/v3/ippool/9/range', { name: '203.0.113.5' }).status).toBe(404)
  })
})

describe('a range', () => {
  it('stays while a machine has an address of it', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 1 } })
    vmmanager.post('/vm/v3/ippool/1/range', { name: '203.0.113.5' })
    vmmanager.createHost()
    expect(vmmanager.delete('/ip/v3/range/1')).toMatchObject(inUse)
    expect(vmmanager.delete('/ip/v3/range/2').status).toBe(200)
    expect(poolItem(vmmanager, 1)).toMatchObject({ total_ip: '1', using_ip: '1' })
  })

  it('that is gone gives no address, not even one that it gave before', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 1 } })
    vmmanager.createHost()
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs = 60_000
    expect(vmmanager.delete('/ip/v3/range/1').status).toBe(200)
    expect(vmmanager.delete('/ip/v3/range/1').status).toBe(404)
    expect(vmmanager.post('/vm/v3/host', smallestHost)).toMatchObject({ body: { error: { code: 3082 } } })
    expect(vmmanager.list('/vm/v3/range')).toEqual([])
  })

  it('may come back to the same or to another pool', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 1 } })
    vmmanager.delete('/ip/v3/range/1')
    const pool = newPool(vmmanager, '198.18.0.0')
    vmmanager.createHost({ ipv4_pool: [pool] })
    expect(addressesOf(vmmanager, 1)).toEqual(['198.18.0.0'])
  })
})

describe('a pool', () => {
  it('stays while addresses of it are taken, and takes its ranges with it', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    expect(vmmanager.delete('/ip/v3/ippool/1')).toMatchObject(inUse)
    expect(vmmanager.list('/vm/v3/range')).toHaveLength(1)
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs = 60_000
    expect(vmmanager.delete('/ip/v3/ippool/1').status).toBe(200)
    expect([vmmanager.list('/vm/v3/ippool'), vmmanager.list('/vm/v3/range')]).toEqual([[], []])
  })

  it('is left by its clusters where it is told so, and keeps the machines that it serves', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    vmmanager.post('/vm/v3/ippool/1/cluster', { clusters: [] })
    expect(vmmanager.post('/vm/v3/host', smallestHost)).toMatchObject({ body: { error: { code: 3082 } } })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ ip4: [{ ip: '198.18.0.0' }] }])
  })

  it('lists its clusters with their interfaces', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.list('/vm/v3/ippool/1/cluster')).toEqual([
      { id: 1, name: 'kvm', enabled: true, interface: null },
    ])
    vmmanager.post('/vm/v3/ippool/1/cluster', { clusters: [{ id: 1, interface: 2 }, { id: 1 }] })
    expect(vmmanager.list('/vm/v3/ippool/1/cluster')).toMatchObject([{ id: 1 }])
    vmmanager.post('/vm/v3/ippool/1/cluster', { clusters: [{ id: 1, interface: 2 }] })
    expect(vmmanager.list('/vm/v3/ippool/1/cluster')).toMatchObject([{ id: 1, interface: 2 }])
    vmmanager.post('/vm/v3/ippool/1/cluster', { clusters: [{ id: 1, enabled: false }] })
    expect(vmmanager.list('/vm/v3/ippool/1/cluster')).toEqual([])
  })
})
