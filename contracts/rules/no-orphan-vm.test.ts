import { describe, expect, test } from 'vitest'
import { alice, bob, creation, host, lost, order, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { noOrphanVm } from './no-orphan-vm.ts'

const { billmanager, clouden } = goodStories
const refused = also('refused', 85_000, order(alice, 'refused', 'task-failed'))
const deleted = also('service deleted', 84_000, service(alice, 'deleted'))
const gone = also('gone', 86_000, host(alice, 'deleted'))

function found(...changes: readonly Change[]) {
  return findingsOf(noOrphanVm, traceOf(clouden, ...changes))
}

test('the good stories hold', () => {
  expect(findingsOf(noOrphanVm, traceOf(billmanager))).toEqual([])
  expect(found()).toEqual([])
})

describe('a machine that is left', () => {
  test('by a service that is deleted is found', () => {
    const told = traceOf(clouden, without('active'), deleted, refused)
    expect(findingsOf(noOrphanVm, told)).toEqual([
      {
        rule: 'no-orphan-vm',
        party: 'consumer',
        detail: 'left',
        order: 'order-1',
        params: { host: 11, name: 'bill1001' },
        witness: [told.seqOf('accepted'), told.seqOf('refused')],
      },
    ])
  })

  test('by an order of virtual networks is found, however Active its service', () => {
    expect(found()).toEqual([])
    expect(found(altered('placed', { product: 'networks' }))).toHaveLength(1)
  })

  test('by an order that was refused is found, whatever became of its service', () => {
    expect(found(without('active'), refused)).toHaveLength(1)
  })

  test('by a deleted service that was Active before is found', () => {
    expect(found(deleted)).toHaveLength(1)
  })

  test('by an earlier try is found', () => {
    const next = { ...alice, host: 13, task: 103 }
    const told = traceOf(
      clouden,
      also('second accepted', 76_000, host(next, 'accepted')),
      also('second create', 76_100, creation(75_900, next)),
      altered('active', { host: 13 }),
    )
    expect(findingsOf(noOrphanVm, told)).toMatchObject([
      { order: 'order-1', params: { host: 11 }, witness: [told.seqOf('accepted'), told.seqOf('active')] },
    ])
  })

  test('by a creation whose reply was lost and that was repeated is found', () => {
    const next = { ...alice, host: 13, task: 103 }
    const repeated = [
      altered('create', lost(creation(10_500, alice))),
      without('host-known'),
      also('second accepted', 20_000, host(next, 'accepted')),
      also('second create', 20_100, creation(19_900, next)),
      altered('active', { host: 13 }),
    ]
    expect(found(...repeated)).toMatchObject([{ order: 'order-1', params: { host: 11 } }])
  })

  test('by a request that arrived after the order was given up is found, with its evidence in order', () => {
    const changes = [
      altered('create', lost(creation(10_500, alice), 'timeout')),
      without('host-known', 'active', 'disk-ready', 'address-added', 'os-installed'),
      moved('accepted', 86_000),
      refused,
    ]
    const told = traceOf(clouden, ...changes)
    expect(findingsOf(noOrphanVm, told)).toMatchObject([
      { witness: [told.seqOf('refused'), told.seqOf('accepted')] },
    ])
  })

  test('by nobody that is known is found', () => {
    const told = traceOf(clouden, also('stray', 20_000, host({ ...bob, name: 'stray' }, 'accepted')))
    const [finding, ...others] = findingsOf(noOrphanVm, told)
    expect(finding).toMatchObject({ params: { host: 12, name: 'stray' }, witness: [told.seqOf('stray')] })
    expect(finding).not.toHaveProperty('order')
    expect(others).toEqual([])
  })

  test('failed is found like any other', () => {
    expect(found(without('active'), also('failed', 80_000, host(alice, 'failed')), refused)).toHaveLength(1)
  })
})

describe('a machine is wanted', () => {
  test('by an order handed to a person, whose service still has it', () => {
    const manual = also('manual', 85_000, order(alice, 'manual', 'no-address'))
    expect(findingsOf(noOrphanVm, traceOf(billmanager, without('active'), manual))).toEqual([])
  })

  test('by an order that has not settled', () => {
    expect(found(without('active'))).toEqual([])
  })

  test('by an order that does not know its id, for the reply was lost', () => {
    const changes = [
      altered('create', lost(creation(10_500, alice))),
      without('host-known', 'active'),
      also('manual', 85_000, order(alice, 'manual', 'unknown-outcome')),
    ]
    expect(found(...changes)).toEqual([])
  })

  test('by a suspended service', () => {
    expect(found(also('suspended', 85_000, service(alice, 'suspended')))).toEqual([])
  })
})

describe('what is not left:', () => {
  test('a machine that was deleted, before or after its service', () => {
    expect(found(deleted, refused, gone)).toEqual([])
    expect(found(deleted, refused, gone, moved('gone', 83_000))).toEqual([])
  })

  test('a machine that no simulator tells of', () => {
    expect(found(without('accepted', 'active'), deleted, refused)).toEqual([])
  })
})
