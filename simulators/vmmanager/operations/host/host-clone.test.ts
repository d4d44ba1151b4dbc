import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import { defaultNodes } from '../../world/inventory.ts'

/** Queue, disk, network and start. */
const cloneMs = 12_000
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager({ settings: { addresses: 4 } })
  vmmanager.createHost({
    node: 1,
    comment: 'golden',
    cpu_number: 2,
    cpu_mode: 'host-model',
    net_in_mbitps: 100,
    disks: [{ size_mib: 6000 }, { size_mib: 100, tags: [7] }],
    custom_interfaces: [
      { ip_count: 1, mac: '52:54:00:aa:aa:aa' },
      { ip_count: 1, model: 'e1000' },
    ],
    ipv6_enabled: true,
    ipv6_prefix: 56,
  })
  vmmanager.nowMs = creationMs
})

const clone = (): ExchangeResponse => vmmanager.post('/vm/v3/host/1/clone')

describe('a clone', () => {
  it('is a new machine, named in the answer, which is being made', () => {
    expect(clone()).toMatchObject({ status: 200, body: { id: 2, task: 2 } })
    expect(vmmanager.list('/vm/v3/task?where=consul_id EQ 2')).toMatchObject([{ name: 'host_clone' }])
    expect(vmmanager.list('/vm/v3/host?where=id EQ 2')).toMatchObject([
      { name: 'vm-clone', state: 'creating', ip4: [] },
    ])
    expectConservation(vmmanager)
  })

  it('runs when its task ends, and is like the first in all that is not its own', () => {
    clone()
    vmmanager.nowMs += cloneMs
    expect(vmmanager.list('/vm/v3/host?where=id EQ 2')).toMatchObject([
      {
        state: 'active',
        comment: 'golden',
        cpu_number: 2,
        cpu_mode: 'host-model',
        net_in_mbitps: 100,
        net_out_mbitps: null,
        os: { id: 1 },
        disk: { disk_mib: 6000 },
        disk_count: 2,
        node: { id: 2 },
      },
    ])
    expect(vmmanager.list('/vm/v3/host/2/disk')).toMatchObject([
      { size_mib: 6000, host: { is_main: true } },
      { size_mib: 100, tags: [7], host: { is_main: false } },
    ])
    expectConservation(vmmanager)
  })

  it('has addresses, a prefix and hardware addresses of its own', () => {
    clone()
    vmmanager.nowMs += cloneMs
    const hosts = vmmanager.list('/vm/v3/host')
    const addresses = hosts.flatMap(({ ip4 }) => ip4 as readonly { readonly ip: string }[])
    expect(new Set(addresses.map(({ ip }) => ip)).size).toBe(4)
    expect(hosts.map(({ ip6 }) => ip6)).toEqual([
      [{ ip: '2001:db8:1::/56', interface: 'eth0' }],
      [{ ip: '2001:db8:2::/56', interface: 'eth0' }],
    ])
    const interfaces = [1, 2].flatMap((id) => vmmanager.list(`/vm/v3/host/${id}/iface`))
    expect(new Set(interfaces.map(({ mac }) => mac)).size).toBe(4)
    expect(interfaces.map(({ name, model }) => [name, model])).toEqual([
      ['eth0', 'virtio'],
      ['eth1', 'e1000'],
      ['eth0', 'virtio'],
      ['eth1', 'e1000'],
    ])
  })

  it('has the same main disk, even where that is not the first', () => {
    vmmanager.post('/vm/v3/host/1/disk/2', { is_main: true })
    clone()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { disk: { id: 2, disk_mib: 100 } },
      { disk: { id: 3, disk_mib: 100 } },
    ])
  })

  it('takes orders while it is made, and none when its making has failed', () => {
    clone()
    expect(vmmanager.post('/vm/v3/host/2/stop').status).toBe(200)
    vmmanager.post('/vm/v3/task/2/abort')
    vmmanager.post('/vm/v3/task/3/abort')
    expect(vmmanager.post('/vm/v3/host/2/stop').status).toBe(400)
    vmmanager.delete('/vm/v3/host/2')
    vmmanager.nowMs += 60_000
    expect(vmmanager.list('/vm/v3/host')).toHaveLength(1)
    expectConservation(vmmanager)
  })

  it('is refused where there are too few addresses, and takes none', () => {
    clone()
    expect(clone()).toMatchObject({ status: 400, body: { error: { code: 3082 } } })
    expect([vmmanager.world.hosts.size, vmmanager.world.disks.size]).toEqual([2, 4])
    expectConservation(vmmanager)
  })

  it('is refused where there is no prefix left, and takes no addresses either', () => {
    vmmanager.world.ipv6.next = 2 ** 16
    expect(clone()).toMatchObject({ status: 400, body: { error: { code: 3082 } } })
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ using_ip: '2' }])
  })

  it('is refused where no node can bear it', () => {
    const nodes = defaultNodes.slice(0, 1).map((node) => ({ ...node, hostLimit: 1 }))
    vmmanager = testVmmanager({ settings: { inventory: { nodes } } })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    expect(clone()).toMatchObject({ status: 400, body: { error: { code: 3111 } } })
    expectConservation(vmmanager)
  })
})
