import { describe, expect, it } from 'vitest'
import { idIn } from '../../fixtures/id-in.ts'
import { clientOf } from '../../fixtures/client-of.ts'
import { type TestVmmanager, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

function newVxlan(vmmanager: TestVmmanager, more: UnknownItem = {}): number {
  return idIn(vmmanager.post('/vm/v3/vxlan', { name: 'inner', ...more }))
}

function netsOf(vmmanager: TestVmmanager, id: number): readonly UnknownItem[] {
  return (vmmanager.get(`/vm/v3/vxlan/${id}`).body as UnknownItem)['ipnets'] as readonly UnknownItem[]
}

const nets = [
  { name: '10.0.0.0/24', gateway: '10.0.0.1' },
  { name: '10.0.1.0/24', gateway: '' },
]

describe('a virtual network', () => {
  it('belongs to the account that is named, to a cluster, and has its networks', () => {
    const vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
    const id = newVxlan(vmmanager, { account: 4, clusters: [1], comment: 'c', ipnets: nets })
    expect(vmmanager.get(`/vm/v3/vxlan/${id}`).body).toMatchObject({
      id,
      name: 'inner',
      comment: 'c',
      account: { id: 4, email: 'alice@example.com' },
      clusters: [{ id: 1, name: 'kvm' }],
      ipnets: nets,
      host_count: 0,
    })
    expect(vmmanager.get('/vm/v3/cluster/1').body).toMatchObject({ vxlans: [{ id, name: 'inner' }] })
  })

  it('belongs to the caller where none is named', () => {
    const vmmanager = testVmmanager()
    newVxlan(vmmanager)
    expect(vmmanager.list('/vm/v3/vxlan')).toMatchObject([{ account: { id: 3 } }])
  })

  it('is found by name and owner, as clients look for it', () => {
    const vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
    newVxlan(vmmanager, { account: 4 })
    newVxlan(vmmanager)
    const found = vmmanager.list("/vm/v3/vxlan?where=(name CP 'inner') AND (account.id EQ 4)")
    expect(found.map(({ id }) => id)).toEqual([1])
    vmmanager.post('/vm/v3/vxlan/2', { account: 4 })
    expect(vmmanager.list('/vm/v3/vxlan?where=account.id EQ 4')).toHaveLength(2)
    expect(vmmanager.list('/vm/v3/vxlan?where=account.id EQ 3')).toEqual([])
  })

  it('gets the networks of a change in the place of its own, and keeps them where a change names none', () => {
    const vmmanager = testVmmanager()
    const id = newVxlan(vmmanager, { ipnets: nets })
    vmmanager.post(`/vm/v3/vxlan/${id}`, { comment: 'the same' })
    expect(netsOf(vmmanager, id)).toMatchObject(nets)
    vmmanager.post(`/vm/v3/vxlan/${id}`, { ipnets: [{ name: '10.9.0.0/24' }] })
    expect(netsOf(vmmanager, id)).toMatchObject([{ name: '10.9.0.0/24', gateway: '' }])
  })

  it('has no addresses, since no machine is in it', () => {
    const vmmanager = testVmmanager()
    const id = newVxlan(vmmanager)
    expect(vmmanager.list(`/vm/v3/vxlan/${id}/ip`)).toEqual([])
    expect(vmmanager.get('/vm/v3/vxlan/9/ip').status).toBe(404)
  })

  it.each([
    ['POST', '/vm/v3/vxlan', { name: 'bad', ipnets: [{ name: 'home' }] }],
    ['POST', '/vm/v3/vxlan/1', { ipnets: [{ name: '10.0.0.0' }] }],
    ['POST', '/vm/v3/vxlan/1/ipnet', { name: '10.0.0.0-10.0.0.9' }],
  ])('%s %s takes no networks that are none', (method, target, body) => {
    const vmmanager = testVmmanager()
    newVxlan(vmmanager, { ipnets: nets })
    expect(vmmanager.send(method, target, { body }).response).toMatchObject({
      status: 400,
      body: { error: { code: 3010 } },
    })
    expect(vmmanager.list('/vm/v3/vxlan')).toMatchObject([{ ipnets: nets }])
  })

  it('is not for clients to make', () => {
    const user = clientOf(testVmmanager(), '@user')
    expect(user.send('POST', '/vm/v3/vxlan', { name: 'v' }).status).toBe(403)
  })
})

describe('a network in a virtual network', () => {
  it('is added, changed and deleted by itself', () => {
    const vmmanager = testVmmanager()
    const vxlan = newVxlan(vmmanager)
    const net = idIn(vmmanager.post(`/vm/v3/vxlan/${vxlan}/ipnet`, nets[0]))
    expect(netsOf(vmmanager, vxlan)).toEqual([{ id: net, ...nets[0] }])
    const change = { name: '10.0.0.0/25', gateway: '10.0.0.126' }
    expect(vmmanager.post(`/vm/v3/vxlan/${vxlan}/ipnet/${net}`, change).status).toBe(200)
    expect(netsOf(vmmanager, vxlan)).toEqual([{ id: net, ...change }])
    expect(vmmanager.delete(`/vm/v3/vxlan/${vxlan}/ipnet/${net}`)).toMatchObject({
      status: 200,
      body: { deleted: [{ id: net }] },
    })
    expect(netsOf(vmmanager, vxlan)).toEqual([])
  })

  it('is found in its own alone', () => {
    const vmmanager = testVmmanager()
    const [first, second] = [newVxlan(vmmanager, { ipnets: nets }), newVxlan(vmmanager)]
    const net = String(netsOf(vmmanager, first)[0]?.['id'])
    for (const target of [`/vm/v3/vxlan/${second}/ipnet/${net}`, `/ip/v3/ipnet/${net}`]) {
      expect(vmmanager.delete(target).status).toBe(404)
    }
    expect(vmmanager.post(`/vm/v3/ipnet/${net}`, { note: 'n' }).status).toBe(404)
    expect(vmmanager.post('/vm/v3/vxlan/9/ipnet', nets[0]).status).toBe(404)
    expect(netsOf(vmmanager, first)).toHaveLength(2)
  })

  it('is no network of the platform', () => {
    const vmmanager = testVmmanager()
    const vxlan = newVxlan(vmmanager, { ipnets: [{ name: '198.18.0.0/24', gateway: '198.18.0.9' }] })
    vmmanager.createHost()
    expect(vmmanager.list('/ip/v3/ipnet')).toMatchObject([{ id: 1 }])
    expect(vmmanager.list('/vm/v3/ip')).toMatchObject([{ network: 1, gateway: '198.18.0.1' }])
    expect(netsOf(vmmanager, vxlan)).toHaveLength(1)
  })

  it('goes with it', () => {
    const vmmanager = testVmmanager()
    const vxlan = newVxlan(vmmanager, { ipnets: nets })
    vmmanager.delete(`/vm/v3/vxlan/${vxlan}`)
    expect(vmmanager.world.networks.size).toBe(1)
  })
})
