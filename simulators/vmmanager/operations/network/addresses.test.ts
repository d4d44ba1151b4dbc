import { describe, expect, it } from 'vitest'
import { idIn } from '../../fixtures/id-in.ts'
import { clientOf } from '../../fixtures/client-of.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const addresses = (vmmanager: TestVmmanager, query = ''): readonly unknown[] =>
  vmmanager.list(`/vm/v3/ip${query}`).map((item) => item['ip_addr'])

const usingIp = (vmmanager: TestVmmanager): number =>
  vmmanager.list('/vm/v3/ippool').reduce((sum, pool) => sum + Number(pool['using_ip']), 0)

describe('the list of addresses', () => {
  it('is empty while no machine has one', () => {
    expect(addresses(testVmmanager())).toEqual([])
  })

  it('shows each with its machine, its pool and its network', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ name: 'shop', domain: 'shop.example.org' })
    expect(vmmanager.list('/vm/v3/ip')).toEqual([
      {
        id: 1_000_000,
        ip_addr: '198.18.0.0',
        domain: 'shop.example.org',
        gateway: '198.18.0.1',
        mask: '255.254.0.0',
        network: 1,
        state: 'used',
        family: 4,
        ippool: 1,
        host: { id: 1, name: 'shop' },
      },
    ])
  })

  it('has as many as the pools say, also those that are on their way to a machine', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ ipv4_number: 2 })
    vmmanager.nowMs = creationMs
    vmmanager.post('/vm/v3/host/1/ip', { ipv4_number: 2 })
    expect(addresses(vmmanager)).toEqual(['198.18.0.0', '198.18.0.1', '198.18.0.2', '198.18.0.3'])
    expect(usingIp(vmmanager)).toBe(4)
    vmmanager.nowMs += 60_000
    expect(addresses(vmmanager)).toHaveLength(4)
    vmmanager.post('/vm/v3/host/1/ip', { ipv4_number: -3 })
    vmmanager.nowMs += 60_000
    expect(addresses(vmmanager)).toEqual(['198.18.0.0'])
  })

  it('is filtered by pool and by machine', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.createHost()
    expect(addresses(vmmanager, '?where=host.id EQ 2')).toEqual(['198.18.0.1'])
    expect(addresses(vmmanager, '?where=ippool EQ 2')).toEqual([])
    expect(addresses(vmmanager, '?orderby=ip_addr desc&limit=1')).toEqual(['198.18.0.1'])
  })

  it('shows clients those of their own machines', () => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@user')
    vmmanager.createHost()
    vmmanager.createHost({ account: user.id })
    expect(user.send('GET', '/vm/v3/ip').body).toMatchObject({ size: 1, list: [{ ip_addr: '198.18.0.1' }] })
  })
})

describe('the list of the address service', () => {
  it('has an address that is taken, and none that is free', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    expect(vmmanager.list("/ip/v3/ip?where=name EQ '198.18.0.0'")).toEqual([
      { id: 1_000_000, name: '198.18.0.0' },
    ])
    expect(vmmanager.list("/ip/v3/ip?where=name EQ '198.18.0.1'")).toEqual([])
  })

  it('is not for clients', () => {
    expect(clientOf(testVmmanager(), '@advanced_user').send('GET', '/ip/v3/ip').status).toBe(403)
  })
})

describe('a reverse name', () => {
  const ptr = '/vm/v3/ip/1000000/ptr'

  it('takes the place of the domain of the machine for that one address', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ domain: 'shop.example.org', ipv4_number: 2 })
    expect(vmmanager.post(ptr, { domain: 'mail.example.org' })).toMatchObject({
      status: 200,
      body: { id: 1_000_000 },
    })
    expect(vmmanager.list('/vm/v3/ip')).toMatchObject([
      { domain: 'mail.example.org' },
      { domain: 'shop.example.org' },
    ])
  })

  it('is shown among the addresses of the machine too', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.post(ptr, { domain: 'mail.example.org' })
    vmmanager.nowMs = creationMs
    expect(vmmanager.list('/vm/v3/host/1/ipv4')).toMatchObject([{ domain: 'mail.example.org' }])
  })

  it('goes when the machine goes', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 1 } })
    vmmanager.createHost()
    vmmanager.post(ptr, { domain: 'mail.example.org' })
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs = 60_000
    vmmanager.createHost({ domain: 'other.example.org' })
    expect(vmmanager.list('/vm/v3/ip')).toMatchObject([{ domain: 'other.example.org' }])
  })

  it('is given to no address that is free', () => {
    expect(testVmmanager().post(ptr, { domain: 'mail.example.org' }).status).toBe(404)
  })

  it('is given by clients to addresses of their own machines, and else they learn nothing', () => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@user')
    vmmanager.createHost()
    vmmanager.createHost({ account: user.id })
    const statusOf = (id: number): number =>
      user.send('POST', `/vm/v3/ip/${id}/ptr`, { domain: 'mail.example.org' }).status
    expect([statusOf(1_000_001), statusOf(1_000_000), statusOf(1_000_002)]).toEqual([200, 403, 403])
    expect(vmmanager.list('/vm/v3/ip')).toMatchObject([
      { domain: 'vm.example.com' },
      { domain: 'mail.example.org' },
    ])
  })
})

describe('the network of an address', () => {
  const shown = (vmmanager: TestVmmanager): UnknownItem => vmmanager.list('/vm/v3/ip')[0] ?? {}

  it('says its gateway and its mask, and goes on saying it when it is changed', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.post('/vm/v3/ipnet/1', { gateway: '198.18.0.254' })
    expect(shown(vmmanager)).toMatchObject({ gateway: '198.18.0.254', mask: '255.254.0.0' })
  })

  it('is the smallest in which it lies', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    const small = { name: '198.18.0.0/28', gateway: '198.18.0.14' }
    const network = idIn(vmmanager.post('/vm/v3/userspace/public/ipnet', small))
    expect(shown(vmmanager)).toMatchObject({ network, gateway: '198.18.0.14', mask: '255.255.255.240' })
  })

  it('may be missing', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 0 } })
    vmmanager.post('/vm/v3/ippool/1/range', { name: '203.0.113.5' })
    vmmanager.createHost()
    expect(shown(vmmanager)).toMatchObject({ network: null, gateway: null, mask: null })
  })

  it('stays while a range lies in it', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.delete('/ip/v3/ipnet/1')).toMatchObject({ status: 409, body: { error: { code: 3112 } } })
    vmmanager.delete('/ip/v3/range/1')
    expect(vmmanager.delete('/ip/v3/ipnet/1').status).toBe(200)
    expect(vmmanager.list('/ip/v3/ipnet')).toEqual([])
  })

  it.each(['198.18.0.0', '198.18.0.0-198.18.0.9', 'home', '2001:db8::/32'])('is not called %s', (name) => {
    const vmmanager = testVmmanager()
    for (const target of ['/vm/v3/userspace/public/ipnet', '/vm/v3/ipnet/1']) {
      expect(vmmanager.post(target, { name })).toMatchObject({ status: 400, body: { error: { code: 3010 } } })
    }
    expect(vmmanager.list('/ip/v3/ipnet')).toMatchObject([{ name: '198.18.0.0/15' }])
  })
})
