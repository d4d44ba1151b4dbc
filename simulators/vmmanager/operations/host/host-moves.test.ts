import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { HypervisorNode } from '../../world/entities.ts'
import { defaultNodes } from '../../world/inventory.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

/** The second in the queue and the two for disks. */
const moveMs = 3000
let vmmanager: TestVmmanager

function withNodes(...nodes: readonly Partial<HypervisorNode>[]): TestVmmanager {
  const [first] = defaultNodes
  if (first === undefined) throw new Error('there is a node')
  const inventory = { nodes: nodes.map((different, index) => ({ ...first, id: index + 1, ...different })) }
  return testVmmanager({ settings: { inventory } })
}

function made(world: TestVmmanager, more: UnknownItem = {}): void {
  world.createHost({ node: 1, cpu_number: 2, ram_mib: 1024, hdd_mib: 10_000, ...more })
  world.nowMs += creationMs
}

beforeEach(() => {
  vmmanager = withNodes({}, {}, {})
  made(vmmanager)
})

const move = (node: number, action = 'migrate'): ExchangeResponse =>
  vmmanager.post(`/vm/v3/host/1/${action}`, { node })
const nodeOfHost = (): unknown =>
  vmmanager.list('/vm/v3/host').map(({ node }) => (node as UnknownItem)['id'])[0]
const hostCounts = (): readonly unknown[] => vmmanager.list('/vm/v3/node').map((node) => node['host_count'])
const history = (): readonly UnknownItem[] =>
  (vmmanager.get('/vm/v3/host/1/history').body as { readonly list: readonly UnknownItem[] }).list
const targets = (): readonly UnknownItem[] =>
  (vmmanager.get('/vm/v3/host/1/migrate').body as { readonly nodes: readonly UnknownItem[] }).nodes

describe('a migration', () => {
  it('answers the id alone; the task is found through the history, as DenisKoleda/vm-balancer does', () => {
    expect(move(2)).toMatchObject({ status: 200, body: { id: 1 } })
    const [item] = history()
    expect(item).toMatchObject({ name: 'host_migrate', state: 'running' })
    const status = (): unknown =>
      (vmmanager.get(`/vm/v3/task/${String(item?.['task'])}`).body as { task: UnknownItem }).task['status']
    expect(status()).toBe('created')
    vmmanager.nowMs += moveMs
    expect([status(), history()[0]?.['state'], nodeOfHost()]).toEqual(['complete', 'complete', 2])
  })

  it('lets both nodes bear the machine until it ends, and then the new one alone', () => {
    move(2)
    expect(hostCounts()).toEqual([1, 1, 0])
    vmmanager.nowMs += moveMs - 1
    expect([hostCounts(), nodeOfHost()]).toEqual([[1, 1, 0], 1])
    vmmanager.nowMs += 1
    expect([hostCounts(), nodeOfHost()]).toEqual([[0, 1, 0], 2])
    expectConservation(vmmanager)
  })

  it('leaves the machine running, with its addresses', () => {
    const before = vmmanager.list('/vm/v3/host')[0]
    move(2)
    vmmanager.nowMs += moveMs
    const { node: _, ...after } = vmmanager.list('/vm/v3/host')[0] ?? {}
    expect(before).toMatchObject(after)
  })

  it.each([
    ['fails', [{ fault: 'task-fails', stage: 'migrate', times: 1 }] as const, []],
    ['is aborted', [], ['/vm/v3/task/2/abort']],
  ])('that %s leaves the machine where it was and frees the other node', (_, faults, calls) => {
    vmmanager = testVmmanager({ faults })
    made(vmmanager)
    move(2)
    for (const call of calls) vmmanager.post(call)
    vmmanager.nowMs += moveMs
    expect([nodeOfHost(), hostCounts()]).toEqual([1, [1, 0]])
    expectConservation(vmmanager)
  })

  it('ends when the machine is deleted, and leaves nothing behind on either node', () => {
    move(2)
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect(hostCounts()).toEqual([0, 0, 0])
    expectConservation(vmmanager)
  })

  it('takes the changes along that were made before it ended', () => {
    vmmanager.post('/vm/v3/host/1/resource', { cpu_number: 8 })
    move(2)
    vmmanager.post('/vm/v3/disk/1', { size_mib: 20_000 })
    vmmanager.nowMs += 60_000
    expect(vmmanager.list('/vm/v3/node')).toMatchObject([
      { cpu: { used: 0 } },
      { cpu: { used: 8 }, storage: { allocated_mib: 20_000 } },
      { cpu: { used: 0 } },
    ])
    expectConservation(vmmanager)
  })

  it('brings disks to other storages where it is asked to', () => {
    const { id } = vmmanager.post('/vm/v3/storage', { name: 'fast', type: 'nvme' }).body as { id: number }
    vmmanager.post('/vm/v3/host/1/migrate', { node: 2, disks: [{ id: 1, dst_storage: id }] })
    vmmanager.nowMs += moveMs
    expect(vmmanager.list('/vm/v3/disk')).toMatchObject([{ node: { id: 2 }, storage: { id, name: 'fast' } }])
  })

  it.each([
    ['an unknown node', { node: 9 }, 404],
    ['the node that it is on', { node: 1 }, 400],
    ['an unknown disk', { node: 2, disks: [{ id: 9, dst_storage: 1 }] }, 404],
    ['an unknown storage', { node: 2, disks: [{ id: 1, dst_storage: 9 }] }, 404],
  ])('to %s is refused, and nothing changes', (_, body, status) => {
    expect(vmmanager.post('/vm/v3/host/1/migrate', body).status).toBe(status)
    expect([hostCounts(), history().length]).toEqual([[1, 0, 0], 1])
  })
})

describe('the nodes to which a machine can move', () => {
  it('are those of its cluster that could bear it now, without its own', () => {
    expect(targets()).toMatchObject([
      { id: 2, name: 'node-1', suitable: true, host_count: 0, ram_mib: { used: 0 } },
      { id: 3, suitable: true },
    ])
  })

  it.each<readonly [string, Partial<HypervisorNode>]>([
    ['maintenance', { maintenance: true }],
    ['memory', { ramMib: 1023 }],
    ['disk', { diskMib: 9999 }],
    ['processors', { cpuNumber: 1, cpuOverselling: 1 }],
    ['machines', { hostLimit: 0 }],
  ])('lack one for want of %s, and a migration there is refused', (_, different) => {
    vmmanager = withNodes({}, different)
    made(vmmanager)
    expect(targets()).toEqual([])
    expect(move(2)).toMatchObject({ status: 400, body: { error: { code: 3111 } } })
    expect(move(2, 'relocate')).toMatchObject({ status: 400, body: { error: { code: 3111 } } })
  })

  it('lack one whose room another machine on its way takes', () => {
    vmmanager = withNodes({}, { hostLimit: 1 })
    made(vmmanager)
    made(vmmanager)
    expect(targets()).toHaveLength(1)
    vmmanager.post('/vm/v3/host/2/migrate', { node: 2 })
    expect(targets()).toEqual([])
    expect(move(2).status).toBe(400)
  })
})

describe('a relocation', () => {
  it('moves the machine by a task of its own, which the answer names', () => {
    const { body } = move(3, 'relocate')
    expect(body).toEqual({ id: 1, task: 2 })
    vmmanager.nowMs += moveMs
    expect(vmmanager.list('/vm/v3/task?where=consul_id EQ 2')).toMatchObject([
      { name: 'host_relocate', status: 'complete' },
    ])
    expect([nodeOfHost(), hostCounts()]).toEqual([3, [0, 0, 1]])
  })

  it('to an unknown node is refused', () => {
    expect(move(9, 'relocate').status).toBe(404)
  })
})

describe('renewing what high availability knows', () => {
  it('is done at once', () => {
    expect(vmmanager.post('/vm/v3/host/1/sync_ha_metadata')).toMatchObject({ status: 200, body: { id: 1 } })
  })
})
