import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import { defaultNodes } from '../../world/inventory.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

let vmmanager: TestVmmanager

beforeEach(() => {
  const nodes = defaultNodes.map((node) => ({ ...node, diskMib: 20_000 }))
  vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'], inventory: { nodes } } })
})

const add = (body: UnknownItem = {}): ExchangeResponse =>
  vmmanager.post('/vm/v3/disk', { size_mib: 1000, ...body })
const disk = (id: number): UnknownItem => vmmanager.list(`/vm/v3/disk?where=id EQ ${id}`)[0] ?? {}
const borne = (): readonly unknown[] =>
  vmmanager.list('/vm/v3/node').map(({ storage }) => (storage as UnknownItem)['allocated_mib'])

function made(more: UnknownItem = {}): void {
  vmmanager.createHost({ node: 1, ...more })
  vmmanager.nowMs += creationMs
}

describe('a disk in no machine', () => {
  it('is there at once, on a node that bears it', () => {
    expect(add({ name: 'data', node: 2, expand_part: 'none' })).toMatchObject({
      status: 200,
      body: { id: 1 },
    })
    expect(vmmanager.list('/vm/v3/disk')).toEqual([
      {
        id: 1,
        name: 'data',
        bus: 'virtio',
        target_dev: null,
        expand_part: 'none',
        size_mib: 1000,
        size_mib_new: 1000,
        account: { id: 3, email: 'admin@example.com' },
        storage: { id: 1, name: 'local' },
        tags: [],
        host: null,
        node: { id: 2, name: 'node-2' },
        cluster: { id: 1, name: 'kvm' },
      },
    ])
    expect([borne(), vmmanager.list('/vm/v3/task')]).toEqual([[0, 1000], []])
  })

  it('belongs to whom it is made for', () => {
    add({ account: 4 })
    expect(disk(1)['account']).toEqual({ id: 4, email: 'alice@example.com' })
  })

  it.each([
    ['an unknown node', { node: 9 }, 404],
    ['an unknown storage', { storage: 9 }, 404],
    ['an unknown account', { account: 99 }, 404],
    ['more room than there is', { size_mib: 20_001 }, 400],
  ])('is refused for %s, and nothing is borne', (_, body, status) => {
    expect(add(body).status).toBe(status)
    expect([borne(), vmmanager.list('/vm/v3/disk')]).toEqual([[0, 0], []])
  })

  it('takes room that machines then lack', () => {
    add({ size_mib: 19_000, node: 1 })
    expect(vmmanager.post('/vm/v3/host', { name: 'vm', password: 'x', os: 1, node: 1 }).status).toBe(400)
  })

  it('grows, and changes its name and its owner, at once', () => {
    add({ node: 1 })
    const change = { size_mib: 5000, name: 'more', account: 4, expand_part: 'vda1' }
    expect(vmmanager.post('/vm/v3/disk/1', change).body).toEqual({ id: 1 })
    expect(disk(1)).toMatchObject({ size_mib: 5000, name: 'more', account: { id: 4 }, expand_part: 'vda1' })
    expect(borne()).toEqual([5000, 0])
  })

  it('does not shrink, nor grow beyond its node', () => {
    add({ node: 1 })
    expect(vmmanager.post('/vm/v3/disk/1', { size_mib: 10 }).status).toBe(200)
    expect(vmmanager.post('/vm/v3/disk/1', { size_mib: 20_001 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/disk/1', { account: 99 }).status).toBe(404)
    expect(disk(1)['size_mib']).toBe(1000)
  })

  it('moves to another node and another storage', () => {
    add({ node: 1 })
    const { id } = vmmanager.post('/vm/v3/storage', { name: 'fast', type: 'nvme' }).body as { id: number }
    expect(vmmanager.post('/vm/v3/disk/1/migrate', { node: 2, storage: id }).body).toEqual({ id: 1 })
    expect(disk(1)).toMatchObject({ node: { id: 2 }, storage: { id } })
    expect(borne()).toEqual([0, 1000])
  })

  it.each([
    ['a full node', { node: 2, storage: 1 }, 400],
    ['an unknown node', { node: 9, storage: 1 }, 404],
    ['an unknown storage', { storage: 9 }, 404],
  ])('does not move to %s', (_, body, status) => {
    add({ node: 2, size_mib: 19_500 })
    add({ node: 1 })
    expect(vmmanager.post('/vm/v3/disk/2/migrate', body).status).toBe(status)
    expect(borne()).toEqual([1000, 19_500])
  })

  it('is gone at once when it is deleted', () => {
    add()
    expect(vmmanager.delete('/vm/v3/disk/1')).toMatchObject({ status: 200, body: { id: 1 } })
    expect([borne(), vmmanager.list('/vm/v3/disk')]).toEqual([[0, 0], []])
    expect(vmmanager.delete('/vm/v3/disk/1').status).toBe(404)
  })
})

describe('a disk in a machine', () => {
  it('is not deleted, but goes with the machine', () => {
    made()
    expect(vmmanager.delete('/vm/v3/disk/1')).toMatchObject({ status: 400, body: { error: { code: 3110 } } })
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect(vmmanager.list('/vm/v3/disk')).toEqual([])
    expectConservation(vmmanager)
  })

  it('grows by a task of the machine, whichever disk it is', () => {
    made({ disks: [{ size_mib: 6000 }, { size_mib: 1000 }] })
    expect(vmmanager.post('/vm/v3/disk/2', { size_mib: 2000 }).body).toEqual({ id: 2, task: 2 })
    expect(disk(2)['size_mib']).toBe(1000)
    vmmanager.nowMs += 60_000
    expect(disk(2)['size_mib']).toBe(2000)
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ disk: { disk_mib: 6000 } }])
    expect(borne()).toEqual([8000, 0])
  })

  it('keeps the larger size where it grows twice at once', () => {
    made()
    vmmanager.post('/vm/v3/disk/1', { size_mib: 9000 })
    vmmanager.post('/vm/v3/disk/1', { size_mib: 7000 })
    vmmanager.nowMs += 60_000
    expect(disk(1)['size_mib']).toBe(9000)
  })

  it('has the owner of the machine, and no other', () => {
    made()
    expect(vmmanager.post('/vm/v3/disk/1', { account: 4 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/disk/1', { account: 3, name: 'root' }).status).toBe(200)
    vmmanager.post('/vm/v3/host/1/account', { account: 4 })
    expect(disk(1)).toMatchObject({ name: 'root', account: { id: 4 } })
  })

  it('comes to another storage by a task, and to another node with its machine only', () => {
    made()
    const { id } = vmmanager.post('/vm/v3/storage', { name: 'fast', type: 'nvme' }).body as { id: number }
    expect(vmmanager.post('/vm/v3/disk/1/migrate', { storage: id, node: 2 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/disk/1/migrate', { storage: id }).body).toEqual({ id: 1, task: 2 })
    expect(disk(1)['storage']).toMatchObject({ id: 1 })
    vmmanager.nowMs += 60_000
    expect(disk(1)['storage']).toMatchObject({ id })
    expect(vmmanager.list('/vm/v3/task')[1]).toMatchObject({ name: 'disk_migrate', status: 'complete' })
  })

  it('is found by its machine', () => {
    made()
    made()
    expect(vmmanager.list('/vm/v3/disk?where=(host.id EQ 2)')).toMatchObject([{ id: 2 }])
  })
})
