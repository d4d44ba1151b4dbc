import { describe, expect, it } from 'vitest'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { HypervisorNode } from '../../world/entities.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const node: HypervisorNode = {
  id: 1,
  name: 'node-1',
  ip: '192.0.2.11',
  clusterId: 1,
  cpuNumber: 2,
  cpuOverselling: 2,
  ramMib: 4096,
  diskMib: 40_000,
  hostLimit: 3,
  maintenance: false,
}

const small = { cpu_number: 1, ram_mib: 1024, hdd_mib: 10_000 }
const withNodes = (...nodes: readonly Partial<HypervisorNode>[]): TestVmmanager =>
  testVmmanager({
    settings: {
      inventory: { nodes: nodes.map((different, index) => ({ ...node, id: index + 1, ...different })) },
    },
  })

const order = (vmmanager: TestVmmanager, more: UnknownItem = {}): number =>
  vmmanager.post('/vm/v3/host', { name: 'vm', password: 'x', os: 1, ...small, ...more }).status

const nodesOfHosts = (vmmanager: TestVmmanager): readonly unknown[] =>
  vmmanager.list('/vm/v3/host').map((host) => (host['node'] as UnknownItem)['id'])

describe('a node', () => {
  it.each([
    ['processors, sold twice over', { cpu_number: 5 }],
    ['memory', { ram_mib: 4097 }],
    ['disk', { hdd_mib: 40_001 }],
  ])('takes no machine for which it lacks %s', (_, size) => {
    const vmmanager = withNodes({})
    expect(
      vmmanager.post('/vm/v3/host', { name: 'vm', password: 'x', os: 1, ...small, ...size }),
    ).toMatchObject({
      status: 400,
      body: { error: { code: 3111 } },
    })
    expect([vmmanager.world.hosts.size, vmmanager.world.tasks.size]).toEqual([0, 0])
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ using_ip: '0' }])
  })

  it('takes machines up to its limit, and again when one is gone', () => {
    const vmmanager = withNodes({})
    expect([order(vmmanager), order(vmmanager), order(vmmanager), order(vmmanager)]).toEqual([
      200, 200, 200, 400,
    ])
    vmmanager.delete('/vm/v3/host/1')
    expect(order(vmmanager)).toBe(400)
    vmmanager.nowMs += 60_000
    expect(order(vmmanager)).toBe(200)
  })

  it('in maintenance takes none, even when it is asked for by name', () => {
    const vmmanager = withNodes({ maintenance: true }, {})
    expect([order(vmmanager), order(vmmanager, { node: 1 })]).toEqual([200, 400])
    expect(nodesOfHosts(vmmanager)).toEqual([2])
  })

  it('is chosen for having the fewest machines among those that can take one more', () => {
    const vmmanager = withNodes({}, { ramMib: 1024 }, {})
    for (let count = 0; count < 5; count++) order(vmmanager)
    expect(nodesOfHosts(vmmanager)).toEqual([1, 2, 3, 1, 3])
  })

  it('does not let a machine grow beyond it, and lets it grow within', () => {
    const vmmanager = withNodes({})
    order(vmmanager)
    order(vmmanager)
    vmmanager.nowMs = creationMs
    expect(vmmanager.post('/vm/v3/host/1/resource', { ram_mib: 4096 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/disk/1', { size_mib: 30_001 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/host/1/resource', { ram_mib: 3072 }).status).toBe(200)
    expect(vmmanager.post('/vm/v3/disk/1', { size_mib: 30_000 }).status).toBe(200)
    vmmanager.nowMs += 60_000
    expect(vmmanager.list('/vm/v3/node')).toMatchObject([
      {
        ram_mib: { total: 4096, allocated: 4096 },
        storage: { available_mib: 0 },
        cpu: { number: 2, used: 2 },
      },
    ])
  })

  it('is read in a short form, with its cluster as a number', () => {
    expect(withNodes({}).get('/vm/v3/node/1').body).toMatchObject({ id: 1, name: 'node-1', cluster: 1 })
    expect(withNodes({}).get('/vm/v3/node/9').status).toBe(404)
  })
})
