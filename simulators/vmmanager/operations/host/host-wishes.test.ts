import { beforeEach, describe, expect, it } from 'vitest'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, smallestHost, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager()
})

const host = (): UnknownItem => vmmanager.list('/vm/v3/host')[0] ?? {}
const settle = (): void => {
  vmmanager.nowMs += 60_000
}

function refusal(more: UnknownItem): unknown {
  const { status, body } = vmmanager.post('/vm/v3/host', { ...smallestHost, ...more })
  return { status, body }
}

/** Everything that a creation may say and that has no effect. */
const kept = {
  expand_part: '/dev/vda1',
  cpu_mode: 'host-passthrough',
  cpu_custom_model: 'EPYC',
  cpu_weight: 1024,
  nesting: true,
  io_weight: 500,
  io_read_mbitps: 10,
  io_write_mbitps: 20,
  io_read_iops: 30,
  io_write_iops: 40,
  net_weight: 2,
  tcp_connections_in: 100,
  tcp_connections_out: 200,
  process_number: 64,
  anti_spoofing: true,
  firewall_rules: [{ action: 'drop', direction: 'in', protocols: ['tcp'], portstart: 25, portend: 25 }],
  vxlan: [{ id: 1, ipnet: 2, ipv4_number: 1 }],
  snapshots_allowed: true,
  snapshot_ram: true,
  hot_plug: true,
  live_resize: true,
}

describe('what a machine is said to be', () => {
  it('is shown again by the list', () => {
    vmmanager.createHost(kept)
    expect(host()).toMatchObject(kept)
  })

  it('is shown as nothing where nobody said it', () => {
    vmmanager.createHost()
    expect(host()).toMatchObject({
      expand_part: 'none',
      cpu_mode: 'default',
      nesting: false,
      io_weight: null,
      anti_spoofing: false,
      firewall_rules: [],
      vxlan: [],
      hot_plug: false,
    })
  })

  it('comes from the preset where the creation is silent', () => {
    const preset = {
      name: 'own',
      cpu_number: 1,
      ram_mib: 512,
      hdd_mib: 6000,
      cpu_mode: 'host-model',
      cpu_weight: 7,
    }
    const { id } = vmmanager.post('/vm/v3/preset', preset).body as { readonly id: number }
    vmmanager.createHost({ preset: id, cpu_weight: 9 })
    expect(host()).toMatchObject({ cpu_mode: 'host-model', cpu_weight: 9 })
  })

  it('is changed with the resources, and its firewall rules are replaced as a whole', () => {
    vmmanager.createHost(kept)
    vmmanager.nowMs = creationMs
    const rules = [{ action: 'drop', direction: 'out' }]
    vmmanager.post('/vm/v3/host/1/resource', { firewall_rules: rules, io_weight: 1 })
    expect(host()['io_weight']).toBe(500)
    settle()
    expect(host()).toMatchObject({ ...kept, firewall_rules: rules, io_weight: 1 })
  })

  it('waits with the resources for the stop, all that was deferred together', () => {
    vmmanager.createHost({ ram_mib: 1024, cpu_number: 2 })
    vmmanager.nowMs = creationMs
    const defer = { action: 'host_stop' }
    vmmanager.post('/vm/v3/host/1/resource', { ram_mib: 512, nesting: true, defer })
    vmmanager.post('/vm/v3/host/1/resource', { cpu_number: 1, cpu_weight: 5, defer })
    expect(host()).toMatchObject({ nesting: false, cpu_weight: null })
    vmmanager.post('/vm/v3/host/1/stop')
    settle()
    expect(host()).toMatchObject({ ram_mib: 512, cpu_number: 1, nesting: true, cpu_weight: 5 })
  })

  it('has its domain in lower case', () => {
    vmmanager.createHost({ domain: 'Shop.Example.ORG' })
    expect(host()['domain']).toBe('shop.example.org')
  })
})

describe('the rates of a machine', () => {
  it('may differ by direction, when it is made and when it is changed', () => {
    vmmanager.createHost({ net_in_mbitps: 100, net_out_mbitps: 50 })
    expect(host()).toMatchObject({ net_in_mbitps: 100, net_out_mbitps: 50 })
    vmmanager.nowMs = creationMs
    vmmanager.post('/vm/v3/host/1/resource', { net_out_mbitps: 70 })
    settle()
    expect(host()).toMatchObject({ net_in_mbitps: 100, net_out_mbitps: 70 })
  })

  it('are one in older dialects', () => {
    vmmanager = testVmmanager({ settings: { dialect: '2023' } })
    vmmanager.createHost({ net_bandwidth_mbitps: 30 })
    expect(host()['net_bandwidth_mbitps']).toBe(30)
    expect(host()).not.toHaveProperty('net_in_mbitps')
  })
})

describe('several disks', () => {
  const disks = [
    { size_mib: 6000, boot_order: 2, name: 'root', tags: [3] },
    { size_mib: 1000, storage: 1, expand_part: 'none' },
    { size_mib: 500, boot_order: 1 },
  ]

  it('are all in the machine, the first of them as the main one', () => {
    vmmanager.createHost({ disks })
    expect(host()).toMatchObject({ disk: { id: 1, disk_mib: 6000 }, disk_count: 3 })
    expect(vmmanager.list('/vm/v3/host/1/disk')).toMatchObject([
      {
        id: 1,
        name: 'root',
        size_mib: 6000,
        target_dev: 'vda',
        tags: [3],
        host: { is_main: true, boot_order: 2 },
      },
      { id: 2, name: '1_vm_2', size_mib: 1000, target_dev: 'vdb', host: { is_main: false, boot_order: 2 } },
      { id: 3, name: '1_vm_3', size_mib: 500, target_dev: 'vdc', host: { is_main: false, boot_order: 1 } },
    ])
    expect((vmmanager.get('/vm/v3/host/1/metadata').body as UnknownItem)['metadata']).toMatchObject({
      disks: [
        { id: 1, name: 'root', size_mib: 6000, storage: { id: 1 } },
        { id: 2, size_mib: 1000 },
        { id: 3, size_mib: 500 },
      ],
    })
  })

  it('bear on the node together', () => {
    vmmanager.createHost({ disks, node: 1 })
    expect(vmmanager.list('/vm/v3/node')).toMatchObject([
      { storage: { allocated_mib: 7500 } },
      { storage: { allocated_mib: 0 } },
    ])
    expectConservation(vmmanager)
  })

  it('leave the size of the main one to hdd_mib', () => {
    vmmanager.createHost({ disks, hdd_mib: 9000 })
    expect(host()).toMatchObject({ disk: { disk_mib: 9000 }, disk_count: 3 })
  })

  it('are refused on a storage that is not there', () => {
    const missing = { status: 404, body: { error: { code: 3080, value: { storage: 9 } } } }
    expect(refusal({ disks: [{ size_mib: 6000, storage: 9 }] })).toMatchObject(missing)
    expect(refusal({ storage: 9 })).toMatchObject(missing)
  })
})

describe('custom interfaces', () => {
  const custom = (...interfaces: readonly UnknownItem[]): UnknownItem => ({ custom_interfaces: interfaces })
  const addresses = (): readonly unknown[] =>
    (host()['ip4'] as readonly UnknownItem[]).map((each) => [each['ip'], each['interface']])

  it('bring their addresses, the main one first', () => {
    vmmanager.createHost(
      custom({ ip_count: 1, ippool: 1 }, { ip_count: 2, is_main_network: true, bridge: 'vmbr1' }),
    )
    vmmanager.nowMs = creationMs
    expect(addresses()).toEqual(
      [
        ['198.18.0.0', 'eth0'],
        ['198.18.0.1', 'eth0'],
        ['198.18.0.2', 'eth1'],
      ].map(([ip, name]) => [ip, name]),
    )
    expect(vmmanager.list('/vm/v3/host/1/iface')).toMatchObject([
      { name: 'eth0', bridge: 'vmbr1', ip: ['198.18.0.0', '198.18.0.1'] },
      { name: 'eth1', bridge: 'vmbr0', ip: ['198.18.0.2'] },
    ])
  })

  it('add to the addresses that ipv4_number asks for', () => {
    vmmanager.createHost({ ipv4_number: 1, ...custom({ ip_count: 0 }, { ip_count: 1 }) })
    vmmanager.nowMs = creationMs
    expect(addresses().map((pair) => (pair as readonly unknown[])[1])).toEqual(['eth0', 'eth1'])
  })

  it.each([
    ['no_ip', { no_ip: true, ip_count: 3 }, 0],
    ['nothing about addresses', {}, 0],
    ['a pool alone', { ippool: 1 }, 1],
  ])('that say %s bring so many: %j', (_, each, count) => {
    vmmanager.createHost(custom(each))
    vmmanager.nowMs = creationMs
    expect(addresses()).toHaveLength(count)
  })

  it('take all or nothing', () => {
    expect(refusal(custom({ ip_count: 2 }, { ip_count: 1, ippool: 7 }))).toMatchObject({
      status: 400,
      body: { error: { code: 3082, value: { ipv4_number: 3 } } },
    })
    expectConservation(vmmanager)
  })

  it('take their addresses from the pools of `interfaces` where those are named', () => {
    expect(refusal({ interfaces: [{ interface: 1, ippool: [7] }] })).toMatchObject({ status: 400 })
    expect(refusal({ interfaces: [{ interface: 1, ippool: [1] }] })).toMatchObject({ status: 200 })
  })
})

describe('a certain address', () => {
  const ipOf = (id: number): readonly unknown[] =>
    vmmanager.list(`/vm/v3/host/${id}/ipv4`).map((address) => address['ip_addr'])

  it.each<readonly [string, UnknownItem, readonly string[]]>([
    ['ip_addr', { ip_addr: { name: '198.18.0.7' } }, ['198.18.0.7']],
    [
      'ip_addr beside others',
      { ip_addr: { name: '198.18.0.1' }, ipv4_number: 3 },
      ['198.18.0.1', '198.18.0.0', '198.18.0.2'],
    ],
    ['ip_name', { custom_interfaces: [{ ip_name: '198.18.0.9' }] }, ['198.18.0.9']],
  ])('is had by %s', (_, more, addresses) => {
    vmmanager.createHost(more)
    vmmanager.nowMs = creationMs
    expect(ipOf(1)).toEqual(addresses)
    expectConservation(vmmanager)
  })

  it('is refused where somebody has it, with all that was asked for beside it', () => {
    const wish = { ip_addr: { name: '198.18.0.7' }, custom_interfaces: [{ ip_count: 1 }] }
    vmmanager.createHost(wish)
    expect(refusal(wish)).toMatchObject({ status: 400, body: { error: { code: 3082 } } })
    expectConservation(vmmanager)
  })

  it('comes to a machine that is there', () => {
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    vmmanager.post('/vm/v3/host/1/ip', { ip_addr: { name: '198.18.0.5' }, ipv4_number: 1 })
    settle()
    expect(ipOf(1)).toEqual(['198.18.0.0', '198.18.0.5'])
    expect(vmmanager.post('/vm/v3/host/1/ip', { ip_addr: { name: '198.18.0.5' } }).status).toBe(400)
  })
})
