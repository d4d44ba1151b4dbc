import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { expectConservation } from '../../fixtures/expect-conservation.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

let vmmanager: TestVmmanager

/** A machine with disks 1 and 2 on node 1, and disk 3 of nobody beside it. */
beforeEach(() => {
  vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
  vmmanager.createHost({ node: 1, account: 4, disks: [{ size_mib: 6000 }, { size_mib: 100 }] })
  vmmanager.nowMs = creationMs
  vmmanager.post('/vm/v3/disk', { size_mib: 50, node: 1, name: 'data' })
})

const attach = (disk: number, body: UnknownItem = {}): ExchangeResponse =>
  vmmanager.post(`/vm/v3/host/1/disk/${disk}`, body)
const detach = (disk: number): ExchangeResponse => vmmanager.delete(`/vm/v3/host/1/disk/${disk}`)
const disks = (): readonly UnknownItem[] => vmmanager.list('/vm/v3/host/1/disk')
const ids = (): readonly unknown[] => disks().map(({ id }) => id)
const refusedWith = (code: number): object => ({ body: { error: { code } } })

describe('attaching a disk', () => {
  it('puts it into the machine at once, and changes no load', () => {
    const before = vmmanager.list('/vm/v3/node')
    expect(attach(3, { bus: 'scsi' })).toMatchObject({ status: 200, body: { id: 3 } })
    expect(disks()[2]).toMatchObject({
      id: 3,
      bus: 'scsi',
      account: { id: 4 },
      host: { id: 1, is_main: false },
    })
    expect(vmmanager.list('/vm/v3/node')).toEqual(before)
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ disk: { id: 1 }, disk_count: 3 }])
    expectConservation(vmmanager)
  })

  it('makes it the main one where it is asked to, also one that is in the machine already', () => {
    attach(3, { is_main: true })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ disk: { id: 3, disk_mib: 50 } }])
    attach(2, { is_main: true })
    expect(disks().map(({ host }) => (host as UnknownItem)['is_main'])).toEqual([false, true, false])
  })

  it('is refused for one that is in another machine, or on another node, or nowhere', () => {
    vmmanager.createHost({ node: 1 })
    vmmanager.post('/vm/v3/disk', { size_mib: 50, node: 2 })
    expect(attach(4)).toMatchObject(refusedWith(3110))
    expect(attach(5)).toMatchObject(refusedWith(3110))
    expect(attach(9)).toMatchObject(refusedWith(3080))
    expect(ids()).toEqual([1, 2])
  })
})

describe('detaching a disk', () => {
  it('leaves it where it is, with the owner of the machine', () => {
    expect(detach(2)).toMatchObject({ status: 200, body: { id: 2 } })
    expect(vmmanager.list('/vm/v3/disk?where=id EQ 2')).toMatchObject([
      { host: null, node: { id: 1 }, account: { id: 4 }, size_mib: 100 },
    ])
    expect(ids()).toEqual([1])
    expectConservation(vmmanager)
  })

  it('keeps it when the machine is deleted', () => {
    detach(2)
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect(vmmanager.list('/vm/v3/disk').map(({ id }) => id)).toEqual([2, 3])
    expectConservation(vmmanager)
  })

  it('is refused for the main disk and for one that is not in the machine', () => {
    expect(detach(1)).toMatchObject(refusedWith(3110))
    expect(detach(3)).toMatchObject(refusedWith(3080))
    expect(detach(9)).toMatchObject(refusedWith(3080))
    expect(ids()).toEqual([1, 2])
  })

  it('before its growth has ended lets it grow on its own', () => {
    vmmanager.post('/vm/v3/disk/2', { size_mib: 300 })
    detach(2)
    vmmanager.nowMs += 60_000
    expect(vmmanager.list('/vm/v3/disk?where=id EQ 2')).toMatchObject([{ size_mib: 300 }])
    expectConservation(vmmanager)
  })
})

describe('the order of disks', () => {
  const order = (...pairs: readonly (readonly [number, number])[]): ExchangeResponse =>
    vmmanager.post('/vm/v3/host/1/disk_order', {
      disks: pairs.map(([id, boot_order]) => ({ id, boot_order })),
    })
  const orders = (): readonly unknown[] => disks().map(({ host }) => (host as UnknownItem)['boot_order'])

  it('changes at once', () => {
    expect(orders()).toEqual([1, 2])
    expect(order([1, 2], [2, 1])).toMatchObject({ status: 200, body: { id: 1 } })
    expect(orders()).toEqual([2, 1])
  })

  it('stays as it is where one of the disks is not in the machine', () => {
    expect(order([1, 2], [3, 1])).toMatchObject(refusedWith(3080))
    expect(orders()).toEqual([1, 2])
  })
})
