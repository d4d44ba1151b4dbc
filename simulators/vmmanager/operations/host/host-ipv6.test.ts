import { describe, expect, it } from 'vitest'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, smallestHost, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import { usedPrefixes } from '../../world/ipv6-prefixes.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

function made(more: UnknownItem = {}): TestVmmanager {
  const vmmanager = testVmmanager()
  vmmanager.createHost(more)
  vmmanager.nowMs = creationMs
  return vmmanager
}

const enabled = { ipv6_enabled: true } as const
const read = (vmmanager: TestVmmanager, id = 1): unknown => vmmanager.get(`/vm/v3/host/${id}/ipv6`).body
const none = { ipv6_enabled: false, ipv6_prefix: null, ipv6_ptr_enabled: false }
const inUse = ({ world }: TestVmmanager): number => usedPrefixes(world.ipv6)
const change = (vmmanager: TestVmmanager, body: UnknownItem): number => {
  const { status } = vmmanager.post('/vm/v3/host/1/ip', body)
  vmmanager.nowMs += 60_000
  return status
}

describe('a machine with IPv6', () => {
  it('has a prefix of 64 bits where it does not say how long', () => {
    const vmmanager = made(enabled)
    expect(read(vmmanager)).toEqual({ ...none, ...enabled, ipv6_prefix: '2001:db8:1::/64' })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { ip6: [{ ip: '2001:db8:1::/64', interface: 'eth0' }] },
    ])
  })

  it('shows it in the list when the network stage has ended', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost(enabled)
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ ip6: [] }])
  })

  it('has one that nobody else has', () => {
    const vmmanager = made({ ...enabled, ipv6_prefix: 56 })
    vmmanager.createHost(enabled)
    expect([read(vmmanager), read(vmmanager, 2)]).toMatchObject([
      { ipv6_prefix: '2001:db8:1::/56' },
      { ipv6_prefix: '2001:db8:2::/64' },
    ])
  })

  it('gives it back when it is deleted', () => {
    const vmmanager = made(enabled)
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect([vmmanager.list('/vm/v3/host'), inUse(vmmanager)]).toEqual([[], 0])
    vmmanager.createHost(enabled)
    expect(read(vmmanager, 2)).toMatchObject({ ipv6_prefix: '2001:db8:1::/64' })
  })

  it.each([47, 1])('is refused a prefix as short as %i, and takes no address', (length) => {
    const vmmanager = testVmmanager()
    expect(vmmanager.post('/vm/v3/host', { ...smallestHost, ...enabled, ipv6_prefix: length })).toMatchObject(
      { status: 400, body: { error: { code: 3010, value: { name: '/ipv6_prefix' } } } },
    )
    expect(vmmanager.world.hosts.size).toBe(0)
    expectConservation(vmmanager)
  })
})

describe('a machine without IPv6', () => {
  it.each([{}, { ipv6_enabled: false, ipv6_prefix: 64 }])('has no prefix: %j', (more) => {
    const vmmanager = made(more)
    expect(read(vmmanager)).toEqual(none)
    expect([vmmanager.list('/vm/v3/host')[0]?.['ip6'], inUse(vmmanager)]).toEqual([[], 0])
  })

  it('gets one by a change of its addresses, when the task ends', () => {
    const vmmanager = made()
    vmmanager.post('/vm/v3/host/1/ip', { ...enabled, ipv6_prefix: 60 })
    expect([read(vmmanager), inUse(vmmanager)]).toEqual([none, 1])
    vmmanager.nowMs += 60_000
    expect(read(vmmanager)).toMatchObject({ ...enabled, ipv6_prefix: '2001:db8:1::/60' })
  })
})

describe('a change of IPv6', () => {
  it('takes it away when the task ends', () => {
    const vmmanager = made(enabled)
    vmmanager.post('/vm/v3/host/1/ip', { ipv6_enabled: false })
    expect(read(vmmanager)).toMatchObject(enabled)
    vmmanager.nowMs += 60_000
    expect([read(vmmanager), inUse(vmmanager)]).toEqual([none, 0])
  })

  it('leaves it as it is where the request does not speak of it, or asks for what is there', () => {
    const vmmanager = made(enabled)
    expect([change(vmmanager, { ipv4_number: 1 }), change(vmmanager, enabled)]).toEqual([200, 200])
    expect([read(vmmanager), inUse(vmmanager)]).toMatchObject([{ ipv6_prefix: '2001:db8:1::/64' }, 1])
  })

  it('asked for twice before it is done leaves one prefix', () => {
    const vmmanager = made()
    vmmanager.post('/vm/v3/host/1/ip', enabled)
    vmmanager.post('/vm/v3/host/1/ip', enabled)
    expect(inUse(vmmanager)).toBe(2)
    vmmanager.nowMs += 60_000
    expect([read(vmmanager), inUse(vmmanager)]).toMatchObject([{ ipv6_prefix: '2001:db8:2::/64' }, 1])
    expectConservation(vmmanager)
  })

  it('that is aborted gives the prefix back', () => {
    const vmmanager = made()
    vmmanager.post('/vm/v3/host/1/ip', enabled)
    vmmanager.post('/vm/v3/task/2/abort')
    expect([read(vmmanager), inUse(vmmanager)]).toEqual([none, 0])
  })

  it.each([47, 129])('to %i bits is refused, and takes no address', (length) => {
    const vmmanager = made()
    expect(change(vmmanager, { ...enabled, ipv6_prefix: length, ipv4_number: 1 })).toBe(400)
    expectConservation(vmmanager)
  })
})
