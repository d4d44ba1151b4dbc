import { describe, expect, it } from 'vitest'
import { idIn } from '../../fixtures/id-in.ts'
import { type TestVmmanager, smallestHost, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const order = (vmmanager: TestVmmanager, more: UnknownItem = {}): number =>
  vmmanager.post('/vm/v3/host', { ...smallestHost, ...more }).status

const nodesOfHosts = (vmmanager: TestVmmanager): readonly unknown[] =>
  vmmanager.list('/vm/v3/host').map((host) => (host['node'] as UnknownItem)['id'])

describe('a node that is edited', () => {
  it('takes no new machine while its creation of machines is blocked, and some again afterwards', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/node/1', { host_creation_blocked: true })
    expect(vmmanager.list('/vm/v3/node')).toMatchObject([
      { host_creation_blocked: true, maintenance_mode: false },
      { host_creation_blocked: false },
    ])
    expect([order(vmmanager), order(vmmanager), order(vmmanager, { node: 1 })]).toEqual([200, 200, 400])
    vmmanager.post('/vm/v3/node/1', { host_creation_blocked: false })
    expect(order(vmmanager)).toBe(200)
    expect(nodesOfHosts(vmmanager)).toEqual([2, 2, 1])
  })

  it('keeps to its new limit of machines', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/node/1', { host_limit: 1 })
    expect([order(vmmanager, { node: 1 }), order(vmmanager, { node: 1 })]).toEqual([200, 400])
    vmmanager.post('/vm/v3/node/1', { host_limit: 2 })
    expect(order(vmmanager, { node: 1 })).toBe(200)
  })

  it('sells its processors as often as it is told', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/node/1', { overselling: 1 })
    expect(order(vmmanager, { node: 1, cpu_number: 100 })).toBe(200)
    expect(order(vmmanager, { node: 1, cpu_number: 100 })).toBe(400)
    vmmanager.post('/vm/v3/node/1', { overselling: 2 })
    expect(order(vmmanager, { node: 1, cpu_number: 100 })).toBe(200)
    expect(vmmanager.list('/vm/v3/node?where=id EQ 1')).toMatchObject([
      { overselling: 2, cpu: { used: 200 } },
    ])
  })

  it('keeps the machines that it bears', () => {
    const vmmanager = testVmmanager()
    order(vmmanager, { node: 1 })
    vmmanager.post('/vm/v3/node/1', { host_creation_blocked: true, host_limit: 0 })
    expect(nodesOfHosts(vmmanager)).toEqual([1])
  })
})

describe('a cluster that is edited', () => {
  it('limits the machines of each of its nodes, whatever the nodes say', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/cluster/1', { host_per_node_limit: 1 })
    expect([order(vmmanager), order(vmmanager), order(vmmanager)]).toEqual([200, 200, 400])
    expect(nodesOfHosts(vmmanager)).toEqual([1, 2])
    vmmanager.post('/vm/v3/node/1', { host_limit: 0 })
    vmmanager.post('/vm/v3/cluster/1', { host_per_node_limit: 2 })
    expect([order(vmmanager), order(vmmanager)]).toEqual([200, 400])
    expect(nodesOfHosts(vmmanager)).toEqual([1, 2, 2])
  })

  it('fills one node after the other where its policy is to pack', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/cluster/1', { host_distribution_policy: 'pack', host_per_node_limit: 3 })
    for (let count = 0; count < 5; count++) order(vmmanager)
    expect(nodesOfHosts(vmmanager)).toEqual([1, 1, 1, 2, 2])
  })

  it('spreads machines over its nodes with any other policy', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/cluster/1', { host_distribution_policy: 'spread' })
    for (let count = 0; count < 4; count++) order(vmmanager)
    expect(nodesOfHosts(vmmanager)).toEqual([1, 2, 1, 2])
  })

  it('says how processors are sold on nodes that say nothing about it', () => {
    const vmmanager = testVmmanager()
    const node = idIn(vmmanager.post('/vm/v3/node', { name: 'n', cluster: 1, ip: '192.0.2.3' }))
    expect(order(vmmanager, { node, cpu_number: 129 })).toBe(400)
    vmmanager.post('/vm/v3/cluster/1', { overselling: 2 })
    expect(order(vmmanager, { node, cpu_number: 129 })).toBe(200)
    expect(vmmanager.list(`/vm/v3/node?where=id EQ ${node}`)).toMatchObject([{ overselling: 2 }])
  })

  it('keeps a machine from growing beyond what it allows', () => {
    const vmmanager = testVmmanager()
    const node = idIn(vmmanager.post('/vm/v3/node', { name: 'n', cluster: 1, ip: '192.0.2.3' }))
    order(vmmanager, { node })
    vmmanager.nowMs = 60_000
    vmmanager.post('/vm/v3/host/1/stop')
    vmmanager.nowMs = 120_000
    expect(vmmanager.post('/vm/v3/host/1/resource', { cpu_number: 129 }).status).toBe(400)
    vmmanager.post('/vm/v3/cluster/1', { overselling: 2 })
    expect(vmmanager.post('/vm/v3/host/1/resource', { cpu_number: 129 }).status).toBe(200)
  })
})

describe('a cluster that is made', () => {
  function newCluster(vmmanager: TestVmmanager, more: UnknownItem = {}): number {
    return idIn(vmmanager.post('/vm/v3/cluster', { name: 'new', virtualization_type: 'kvm', ...more }))
  }

  it('bears machines once it has a node, a template and addresses', () => {
    const vmmanager = testVmmanager()
    const cluster = newCluster(vmmanager)
    expect(order(vmmanager, { cluster })).toBe(400)
    vmmanager.post(`/vm/v3/cluster/${cluster}`, { os: [1] })
    const node = idIn(vmmanager.post('/vm/v3/node', { name: 'n', cluster, ip: '192.0.2.3' }))
    expect(order(vmmanager, { cluster })).toBe(400)
    vmmanager.post('/vm/v3/ippool/1/cluster', { clusters: [{ id: 1 }, { id: cluster }] })
    expect(order(vmmanager, { cluster })).toBe(200)
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { cluster: { id: cluster, name: 'new' }, node: { id: node, name: 'n', ip_addr: '192.0.2.3' } },
    ])
  })

  it('has the templates that it is made with, and only those of them that a change leaves to it', () => {
    const vmmanager = testVmmanager()
    const cluster = newCluster(vmmanager, { os: [1, 3] })
    const templates = (): readonly unknown[] =>
      vmmanager.list(`/vm/v3/os?where=clusters.id EQ ${cluster}`).map(({ id }) => id)
    expect(templates()).toEqual([1, 3])
    vmmanager.post(`/vm/v3/cluster/${cluster}`, { os: [2] })
    expect(templates()).toEqual([2])
    vmmanager.post(`/vm/v3/cluster/${cluster}`, { comment: 'templates stay' })
    expect(templates()).toEqual([2])
    expect(vmmanager.list('/vm/v3/os?where=clusters.id EQ 1')).toHaveLength(3)
  })

  it('adds up what its nodes have and bear', () => {
    const vmmanager = testVmmanager()
    order(vmmanager, { cpu_number: 3, ram_mib: 1000, hdd_mib: 6000 })
    expect(vmmanager.get('/vm/v3/cluster/1').body).toMatchObject({
      node_count: 2,
      host_count: 1,
      cpu_number: { total: 256, used: 3 },
      ram_mib: { total: 2 ** 31, used: 1000 },
      storage_mib: { total: 2 ** 35, used: 6000 },
      storages: [{ id: 1, name: 'local' }],
      ippools: [{ id: 1 }],
    })
  })
})
