import { beforeEach, describe, expect, it } from 'vitest'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const path = '/vm/v3/host/1/ptr'
const name = '198.18.0.0'
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager()
  vmmanager.createHost({ ipv4_number: 2, domain: 'vm.example.com' })
  vmmanager.nowMs = creationMs
})

const listed = (): unknown => (vmmanager.get(path).body as UnknownItem)['list']
const domains = (): readonly unknown[] =>
  vmmanager.list('/vm/v3/host/1/ipv4').map((address) => address['domain'])

describe('the reverse names of a machine', () => {
  it('are listed by network, with the addresses that have none', () => {
    vmmanager.post(path, { name, domain: 'mail.example.com' })
    expect(listed()).toEqual([
      {
        family: 4,
        ip_count: 2,
        ip: [
          { id: 1_000_000, name, domain: 'mail.example.com', status: 'active' },
          { id: 1_000_001, name: '198.18.0.1', domain: null, status: null },
        ],
      },
    ])
  })

  it('are none where the machine has no addresses', () => {
    vmmanager.createHost({ ipv4_number: 0 })
    expect(vmmanager.get('/vm/v3/host/2/ptr').body).toEqual({ list: [] })
  })

  it('are those that the list of addresses shows, which has the domain of the machine for the others', () => {
    expect(vmmanager.post(path, { name, domain: 'mail.example.com' })).toMatchObject({
      status: 200,
      body: { id: 1_000_000 },
    })
    expect(domains()).toEqual(['mail.example.com', 'vm.example.com'])
    vmmanager.post('/vm/v3/ip/1000001/ptr', { domain: 'www.example.com' })
    expect(domains()).toEqual(['mail.example.com', 'www.example.com'])
    expect(listed()).toMatchObject([{ ip: [{}, { domain: 'www.example.com' }] }])
  })

  it.each(['mail.example.com', name, '1000000'])('are changed and deleted by %s', (ptr) => {
    vmmanager.post(path, { name, domain: 'mail.example.com' })
    expect(vmmanager.post(`${path}/${ptr}`, { domain: 'mail.example.com' }).status).toBe(200)
    expect(vmmanager.delete(`${path}/${ptr}`)).toMatchObject({ status: 200, body: { id: 1_000_000 } })
    expect(domains()).toEqual(['vm.example.com', 'vm.example.com'])
    expect(vmmanager.delete(`${path}/${ptr}`).status).toBe(404)
  })

  it('take another name', () => {
    vmmanager.post(path, { name, domain: 'mail.example.com' })
    vmmanager.post(`${path}/mail.example.com`, { domain: 'mx.example.com' })
    expect(domains()).toEqual(['mx.example.com', 'vm.example.com'])
  })

  it('are not given to addresses of others', () => {
    vmmanager.createHost()
    vmmanager.nowMs += 60_000
    for (const other of ['198.18.0.2', '198.18.0.9', 'nonsense']) {
      expect(vmmanager.post(path, { name: other, domain: 'x.example.com' }).status).toBe(404)
    }
    vmmanager.post('/vm/v3/host/2/ptr', { name: '198.18.0.2', domain: 'x.example.com' })
    expect(vmmanager.delete(`${path}/x.example.com`).status).toBe(404)
  })

  it('do not go to the next machine that gets the address', () => {
    vmmanager.post(path, { name, domain: 'mail.example.com' })
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect([vmmanager.list('/vm/v3/host'), vmmanager.world.ptr.size]).toEqual([[], 0])
    vmmanager.createHost({ ipv4_number: 2, domain: 'next.example.com' })
    vmmanager.nowMs += 60_000
    const names = vmmanager.list('/vm/v3/host/2/ipv4').map((address) => address['domain'])
    expect(names).toEqual(['next.example.com', 'next.example.com'])
  })

  it('go when their address leaves the machine', () => {
    vmmanager.post(path, { name: '198.18.0.1', domain: 'mail.example.com' })
    vmmanager.post('/vm/v3/host/1/ip', { ipv4_number: -1 })
    vmmanager.nowMs += 60_000
    expect([domains(), vmmanager.world.ptr.size]).toEqual([['vm.example.com'], 0])
  })
})
