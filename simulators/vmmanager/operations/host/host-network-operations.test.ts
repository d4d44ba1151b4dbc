import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const path = '/vm/v3/host/1/iface'
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager({ settings: { addresses: 3 } })
  vmmanager.createHost()
  vmmanager.nowMs = creationMs
})

const add = (body: UnknownItem = {}): ExchangeResponse => vmmanager.post(path, body)
const names = (): readonly unknown[] => vmmanager.list(path).map(({ name }) => name)
const used = (): unknown => vmmanager.list('/vm/v3/ippool')[0]?.['using_ip']

describe('the interfaces of a machine', () => {
  it('are one, the main one, with all of its addresses', () => {
    expect(vmmanager.list(path)).toEqual([
      {
        id: 1,
        name: 'eth0',
        bridge: 'vmbr0',
        ip: ['198.18.0.0'],
        mac: '52:54:00:00:00:01',
        model: 'virtio',
        vxlan: null,
      },
    ])
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { interfaces: [{ host_interface: 'eth0', mac: '52:54:00:00:00:01' }] },
    ])
  })

  it('show no addresses before the network stage has ended', () => {
    vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/host/2/iface')).toMatchObject([{ ip: [] }])
  })

  it('can be searched', () => {
    add()
    expect(vmmanager.list(`${path}?where=(name EQ 'eth1')`)).toMatchObject([{ id: 2 }])
  })

  it('are gone with the machine', () => {
    add()
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect([vmmanager.list('/vm/v3/host'), vmmanager.world.interfaces.size]).toEqual([[], 0])
  })
})

describe('a further interface', () => {
  it('is there at once with the addresses that it asks for', () => {
    expect(add({ ip_count: 2, ippool: 1, bridge: 'vmbr7', mac: '52:54:00:11:22:33' })).toMatchObject({
      status: 200,
      body: { id: 2 },
    })
    expect(vmmanager.list(path)[1]).toMatchObject({
      name: 'eth1',
      bridge: 'vmbr7',
      mac: '52:54:00:11:22:33',
      ip: ['198.18.0.1', '198.18.0.2'],
    })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { ip4: [{ interface: 'eth0' }, { interface: 'eth1' }, { interface: 'eth1' }] },
    ])
    expectConservation(vmmanager)
  })

  it('takes the first name that is free, or its own', () => {
    add({ name: 'wan' })
    add()
    add()
    vmmanager.delete(`${path}/eth1`)
    add()
    expect(names()).toEqual(['eth0', 'wan', 'eth2', 'eth1'])
  })

  it.each([
    ['a name that is taken', { name: 'eth0' }, 3010],
    ['more addresses than there are', { ip_count: 3 }, 3082],
    ['addresses of an unknown pool', { ip_count: 1, ippool: 9 }, 3082],
  ])('is refused %s', (_, body, code) => {
    expect(add(body)).toMatchObject({ status: 400, body: { error: { code } } })
    expect([names(), used()]).toEqual([['eth0'], '1'])
  })

  it('gets another model, by its id or its name', () => {
    add()
    expect(vmmanager.post(`${path}/2`, { model: 'e1000' })).toMatchObject({ status: 200, body: { id: 2 } })
    vmmanager.post(`${path}/eth0`, { model: 'rtl8139' })
    expect(vmmanager.list(path).map(({ model }) => model)).toEqual(['rtl8139', 'e1000'])
  })

  it('gives its addresses back when it is deleted, and no others', () => {
    add({ ip_count: 1 })
    expect(vmmanager.delete(`${path}/2`)).toMatchObject({ status: 200, body: { id: 2 } })
    expect([names(), used()]).toEqual([['eth0'], '1'])
    expectConservation(vmmanager)
  })
})

describe('the main interface', () => {
  it('cannot be deleted', () => {
    expect(vmmanager.delete(`${path}/eth0`)).toMatchObject({ status: 400, body: { error: { code: 3110 } } })
    expect(names()).toEqual(['eth0'])
  })

  it('keeps its addresses when the youngest go, which are those of the last interface', () => {
    add({ ip_count: 1 })
    vmmanager.post('/vm/v3/host/1/ip', { ipv4_number: -1 })
    vmmanager.nowMs += 60_000
    expect(vmmanager.list(path).map(({ ip }) => ip)).toEqual([['198.18.0.0'], []])
  })
})

describe('an interface that the machine does not have', () => {
  it.each(['9', 'eth9'])('is not found: %s', (name) => {
    expect(vmmanager.post(`${path}/${name}`, { model: 'e1000' }).status).toBe(404)
    expect(vmmanager.delete(`${path}/${name}`).status).toBe(404)
  })

  it('is not found by the id of another machine’s', () => {
    vmmanager.createHost()
    expect(vmmanager.delete(`${path}/2`).status).toBe(404)
  })
})
