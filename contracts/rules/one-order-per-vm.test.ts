import { describe, expect, test } from 'vitest'
import { alice, bob, order, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { oneOrderPerVm } from './one-order-per-vm.ts'

const placed = also('b', 1, order(bob, 'placed'))
const sharing = also('b active', 85_000, service(bob, 'active', alice.host))
const found = (...changes: readonly Change[]) =>
  findingsOf(oneOrderPerVm, traceOf(goodStories.clouden, ...changes))

describe('two services with one machine', () => {
  test('are found, once', () => {
    const told = traceOf(
      goodStories.clouden,
      placed,
      sharing,
      also('again', 86_000, service(bob, 'active', alice.host)),
    )
    expect(findingsOf(oneOrderPerVm, told)).toEqual([
      {
        rule: 'one-order-per-vm',
        party: 'consumer',
        detail: 'shared',
        order: 'order-2',
        params: { host: 11, other: 'order-1' },
        witness: [told.seqOf('active'), told.seqOf('b active')],
      },
    ])
  })

  test('are none where the other is deleted, or has another machine', () => {
    expect(found(placed, sharing, also('gone', 84_000, service(alice, 'deleted')))).toEqual([])
    expect(found(placed, also('b active', 85_000, service(bob, 'active', bob.host)))).toEqual([])
  })
})
