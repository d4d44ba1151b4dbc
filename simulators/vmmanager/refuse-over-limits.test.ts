import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import { clientOf } from './fixtures/client-of.ts'
import { type TestVmmanager, creationMs, smallestHost, testVmmanager } from './fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../client/outcome.ts'

let vmmanager: TestVmmanager

/** The account that machines belong to here. */
const alice = 4

beforeEach(() => {
  vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com', 'bob@example.com'] } })
})

const limit = (limits: UnknownItem, account: number | string = alice): void => {
  expect(vmmanager.post(`/vm/v3/user_limits/account/${account}`, limits).status).toBe(200)
}
const order = (more: UnknownItem = {}): ExchangeResponse =>
  vmmanager.post('/vm/v3/host', { ...smallestHost, account: alice, ...more })
const change = (target: string, body: UnknownItem): number => vmmanager.post(`/vm/v3/${target}`, body).status
const settle = (): void => {
  vmmanager.nowMs += 10 * creationMs
}
const refusal = (name: string): object => ({
  status: 400,
  body: { error: { code: 3114, value: { limit: name } } },
})

describe('a creation', () => {
  it.each([
    ['host_count', { host_count: 0 }, {}],
    ['cpu_number', { cpu_number: 2 }, { cpu_number: 3 }],
    ['cpu_number_total', { cpu_number_total: 2 }, { cpu_number: 3 }],
    ['ram_mib', { ram_mib: 1024 }, { ram_mib: 1025 }],
    ['ram_mib_total', { ram_mib_total: 1024 }, { ram_mib: 1025 }],
    ['hdd_mib', { hdd_mib: 6000 }, { hdd_mib: 6001 }],
    ['hdd_mib_total', { hdd_mib_total: 6000 }, { hdd_mib: 6001 }],
    ['ipv4_number', { ipv4_number: 1 }, { ipv4_number: 2 }],
    ['ipv4_number_total', { ipv4_number_total: 1 }, { ipv4_number: 2 }],
  ])('beyond %s is refused, and leaves no trace', (name, limits, more) => {
    limit(limits)
    expect(order(more)).toMatchObject(refusal(name))
    expect([vmmanager.world.hosts.size, vmmanager.world.tasks.size, vmmanager.world.disks.size]).toEqual([
      0, 0, 0,
    ])
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ using_ip: '0' }])
    expect(vmmanager.facts).toEqual([])
  })

  it('up to the limits is accepted', () => {
    limit({ host_count: 1, cpu_number: 2, ram_mib_total: 1024, hdd_mib: 6000, ipv4_number_total: 2 })
    expect(order({ cpu_number: 2, ram_mib: 1024, hdd_mib: 6000, ipv4_number: 2 }).status).toBe(200)
    expect(order()).toMatchObject(refusal('host_count'))
  })

  it('counts what the account has already, also while it is being made', () => {
    limit({ cpu_number_total: 3, ipv4_number_total: 5 })
    expect([order({ cpu_number: 2 }).status, order({ cpu_number: 2 }).status]).toEqual([200, 400])
    expect(order({ ipv4_number: 5 })).toMatchObject(refusal('ipv4_number_total'))
    expect(order({ ipv4_number: 4 }).status).toBe(200)
  })

  it('counts nothing that others have, and limits nobody else', () => {
    limit({ host_count: 1 })
    expect([order({ account: 5 }).status, order().status, order({ account: 5 }).status]).toEqual([
      200, 200, 200,
    ])
    expect(order().status).toBe(400)
  })

  it('is possible again when a machine is gone', () => {
    limit({ host_count: 1 })
    order()
    vmmanager.delete('/vm/v3/host/1')
    expect(order().status).toBe(400)
    settle()
    expect(order().status).toBe(200)
  })

  it('tells what is allowed and what was wanted', () => {
    limit({ ram_mib: 1024 })
    expect(order({ ram_mib: 4096 })).toMatchObject({
      body: { error: { value: { limit: 'ram_mib', allowed: 1024, wanted: 4096 } } },
    })
  })

  it('by copying a machine is limited too', () => {
    limit({ host_count: 1 })
    order()
    settle()
    expect(change('host/1/clone', {})).toBe(400)
    limit({ host_count: 2 })
    expect(change('host/1/clone', {})).toBe(200)
  })
})

describe('a machine', () => {
  it('does not grow beyond the limits, and does within', () => {
    order({ cpu_number: 1, ram_mib: 1024 })
    settle()
    limit({ cpu_number: 2, ram_mib_total: 2048 })
    expect(change('host/1/resource', { cpu_number: 3 })).toBe(400)
    expect(change('host/1/resource', { ram_mib: 3072 })).toBe(400)
    expect(change('host/1/resource', { cpu_number: 2, ram_mib: 2048 })).toBe(200)
    settle()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ cpu_number: 2, ram_mib: 2048 }])
  })

  it('counts with what its tasks will make of it', () => {
    order()
    settle()
    limit({ cpu_number_total: 3 })
    expect(change('host/1/resource', { cpu_number: 3 })).toBe(200)
    expect(order()).toMatchObject(refusal('cpu_number_total'))
  })

  it('counts with what waits for its stop', () => {
    order({ ram_mib: 1024 })
    settle()
    limit({ ram_mib_total: 2100 })
    expect(change('host/1/resource', { ram_mib: 1500, defer: { action: 'host_stop' } })).toBe(200)
    expect(order({ ram_mib: 700 }).status).toBe(400)
    expect(order({ ram_mib: 600 }).status).toBe(200)
  })

  it('that is beyond a later limit is let be, and may shrink', () => {
    order({ cpu_number: 4 })
    settle()
    limit({ cpu_number: 1, cpu_number_total: 1 })
    vmmanager.post('/vm/v3/host/1/stop')
    settle()
    expect(change('host/1/resource', { cpu_number: 3 })).toBe(200)
    expect(change('host/1/resource', { ram_mib: 2048 })).toBe(200)
  })

  it('gets no address beyond the limit, and gives some back at any time', () => {
    order()
    settle()
    limit({ ipv4_number: 2 })
    expect(change('host/1/ip', { ipv4_number: 2 })).toBe(400)
    expect(change('host/1/ip', { ipv4_number: 1 })).toBe(200)
    expect(change('host/1/ip', { ipv4_number: 1 })).toBe(400)
    settle()
    limit({ ipv4_number: 0 })
    expect(change('host/1/ip', { ipv4_number: -1 })).toBe(200)
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ using_ip: '2' }])
  })

  it('gets no larger disk beyond the limit', () => {
    order({ hdd_mib: 5000 })
    settle()
    limit({ hdd_mib_total: 8000 })
    expect(change('disk/1', { size_mib: 8001 })).toBe(400)
    expect(change('disk/1', { size_mib: 8000 })).toBe(200)
    expect(order({ hdd_mib: 5000 })).toMatchObject(refusal('hdd_mib_total'))
  })
})

describe('a disk in no machine', () => {
  it('counts as much as one in a machine', () => {
    limit({ hdd_mib_total: 9000 })
    expect(change('disk', { name: 'd', size_mib: 4000, account: alice })).toBe(200)
    expect(order({ hdd_mib: 5001 })).toMatchObject(refusal('hdd_mib_total'))
    expect(order({ hdd_mib: 5000 }).status).toBe(200)
    expect(change('disk', { name: 'd', size_mib: 1, account: alice })).toBe(400)
    expect(change('disk', { name: 'd', size_mib: 1 })).toBe(200)
  })

  it('does not grow beyond the limit', () => {
    limit({ hdd_mib_total: 5000 })
    change('disk', { name: 'd', size_mib: 4000, account: alice })
    expect([change('disk/1', { size_mib: 5001 }), change('disk/1', { size_mib: 5000 })]).toEqual([400, 200])
    expect(vmmanager.list('/vm/v3/disk')).toMatchObject([{ size_mib: 5000 }])
  })
})

describe('images', () => {
  it.each(['image_count', 'image_count_total'])('are no more than %s', (name) => {
    order()
    settle()
    limit({ [name]: 1 })
    const make = (): { readonly status: number } =>
      vmmanager.post('/vm/v3/host/1/image/create', { name: 'i' })
    expect(make().status).toBe(200)
    expect(make()).toMatchObject(refusal(name))
    settle()
    vmmanager.delete('/vm/v3/image/1')
    expect(make().status).toBe(200)
  })
})

describe('the limits of a role', () => {
  it('hold for all of that role, and give way to those of an account', () => {
    vmmanager.post('/vm/v3/user_limits/role/@user', { host_count: 1 })
    expect([order().status, order().status]).toEqual([200, 400])
    expect([order({ account: 5 }).status, order({ account: 5 }).status]).toEqual([200, 400])
    limit({ host_count: 2 })
    expect([order().status, order().status]).toEqual([200, 400])
    vmmanager.delete(`/vm/v3/user_limits/account/${alice}`)
    vmmanager.delete('/vm/v3/user_limits/role/@user')
    expect(order().status).toBe(200)
  })

  it('follow a user to another role', () => {
    vmmanager.post('/vm/v3/user_limits/role/@user', { host_count: 0 })
    expect(order().status).toBe(400)
    vmmanager.post(`/vm/v3/user/${alice}`, { roles: ['@advanced_user'] })
    expect(order().status).toBe(200)
  })
})

describe('administrators', () => {
  it('have limits only where some are set for them', () => {
    vmmanager.post('/vm/v3/user_limits/role/@user', { host_count: 0 })
    expect(order({ account: 3 }).status).toBe(200)
    limit({ host_count: 1 }, 3)
    expect(order({ account: 3 })).toMatchObject(refusal('host_count'))
  })

  it('make no machines for clients beyond the limits of these', () => {
    limit({ host_count: 0 }, 3)
    expect(order().status).toBe(200)
  })
})

describe('an advanced user', () => {
  it('is limited in what they make themselves', () => {
    const user = clientOf(vmmanager, '@advanced_user')
    limit({ host_count: 1 }, user.id)
    const statuses = [1, 2].map(() => user.send('POST', '/vm/v3/host', smallestHost).status)
    expect(statuses).toEqual([200, 400])
  })
})

describe('virtual networks', () => {
  it('are as many as their owner may have', () => {
    limit({ vxlan_count_total: 1 })
    const make = (account: number): { readonly status: number } =>
      vmmanager.post('/vm/v3/vxlan', { name: 'v', account })
    expect(make(alice).status).toBe(200)
    expect(make(alice)).toMatchObject(refusal('vxlan_count_total'))
    expect(make(5).status).toBe(200)
    expect(change('vxlan/2', { account: alice })).toBe(400)
    expect(change('vxlan/1', { name: 'w' })).toBe(200)
    expect(vmmanager.list('/vm/v3/vxlan')).toHaveLength(2)
  })
})
