import { describe, expect, test } from 'vitest'
import { alice, bob, type Cast, order } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import type { ExpectedOutcome } from '../trace/trace-event.ts'
import { expectedOutcome } from './expected-outcome.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager, clouden } = goodStories
const basics = { rule: 'expected-outcome', party: 'integration' }

function promised(orders: ExpectedOutcome['orders'], reason?: string): Change {
  const wanted = { orders, findings: [] }
  return altered('run', { expect: reason === undefined ? wanted : { ...wanted, reason } })
}

/** One more order, which ends so. */
function another(cast: Cast, step: 'refused' | 'manual', reason?: string): Change {
  return (story) => ({
    ...story,
    [`placed ${cast.order}`]: { atMs: 20_000, fact: order(cast, 'placed') },
    [`ended ${cast.order}`]: { atMs: 30_000, fact: order(cast, step, reason) },
  })
}

test('the good stories hold', () => {
  expect(findingsOf(expectedOutcome, traceOf(billmanager))).toEqual([])
  expect(findingsOf(expectedOutcome, traceOf(clouden))).toEqual([])
})

describe('orders that end otherwise than the scenario said', () => {
  test('are found each way, with those that ended so', () => {
    const told = traceOf(billmanager, promised({ refused: 1 }))
    expect(findingsOf(expectedOutcome, told)).toEqual([
      {
        ...basics,
        detail: 'orders',
        params: { outcome: 'active', expected: 0, actual: 1 },
        witness: [told.seqOf('active')],
      },
      { ...basics, detail: 'orders', params: { outcome: 'refused', expected: 1, actual: 0 }, witness: [] },
    ])
  })

  test('are found when they do not end at all', () => {
    expect(findingsOf(expectedOutcome, traceOf(billmanager, without('active')))).toMatchObject([
      { params: { outcome: 'active', expected: 1, actual: 0 } },
    ])
  })

  test('are found when nobody orders', () => {
    expect(findingsOf(expectedOutcome, traceOf(billmanager, without('placed')))).toHaveLength(1)
  })

  test('are shown by three of them at most', () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      another({ ...bob, order: `order-${index + 2}` }, 'manual', 'task-failed'),
    )
    const told = traceOf(billmanager, ...many)
    expect(findingsOf(expectedOutcome, told)).toMatchObject([
      {
        params: { outcome: 'manual', expected: 0, actual: 5 },
        witness: [told.seqOf('ended order-2'), told.seqOf('ended order-3'), told.seqOf('ended order-4')],
      },
    ])
  })

  test('are fine in any mixture that was promised', () => {
    const told = traceOf(
      billmanager,
      promised({ active: 1, manual: 1 }),
      another(bob, 'manual', 'task-failed'),
    )
    expect(findingsOf(expectedOutcome, told)).toEqual([])
  })
})

describe('the reason', () => {
  const asPromised = promised({ active: 1, refused: 1 }, 'quota-exceeded')

  test('is fine when it is the one that was promised', () => {
    const told = traceOf(clouden, asPromised, another(bob, 'refused', 'quota-exceeded'))
    expect(findingsOf(expectedOutcome, told)).toEqual([])
  })

  test('is found when it is another', () => {
    const told = traceOf(clouden, asPromised, another(bob, 'refused', 'task-failed'))
    expect(findingsOf(expectedOutcome, told)).toEqual([
      {
        ...basics,
        detail: 'reason',
        order: 'order-2',
        params: { expected: 'quota-exceeded', actual: 'task-failed' },
        witness: [told.seqOf('ended order-2')],
      },
    ])
  })

  test('may be any where none was promised', () => {
    const told = traceOf(clouden, promised({ active: 1, refused: 1 }), another(bob, 'refused', 'whatever'))
    expect(findingsOf(expectedOutcome, told)).toEqual([])
  })

  test('is another rule where none is given', () => {
    const told = traceOf(clouden, asPromised, another(bob, 'refused'))
    expect(findingsOf(expectedOutcome, told)).toEqual([])
  })

  test('does not matter of an order that a person has made Active', () => {
    const manual = also('manual', 60_000, order(alice, 'manual', 'task-failed'))
    expect(
      findingsOf(expectedOutcome, traceOf(billmanager, promised({ active: 1 }, 'other'), manual)),
    ).toEqual([])
  })
})
