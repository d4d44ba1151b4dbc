import { describe, expect, test } from 'vitest'
import { alice, bob, creation, lost, order } from '../trace/fixtures/facts.ts'
import { goodStories, runOf } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { everyOrderSettles } from './every-order-settles.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager, clouden } = goodStories
const basics = { rule: 'every-order-settles', party: 'consumer', order: 'order-1' }

function found(...changes: readonly Change[]) {
  return findingsOf(everyOrderSettles, traceOf(billmanager, ...changes))
}

function ended(step: 'refused' | 'manual', reason?: string): Change {
  return (story) => also('ended', 81_000, order(alice, step, reason))(without('active')(story))
}

test('the good stories hold', () => {
  expect(found()).toEqual([])
  expect(findingsOf(everyOrderSettles, traceOf(clouden))).toEqual([])
})

describe('an order that never settles', () => {
  test('is found, with the last machine that was made for it', () => {
    const told = traceOf(billmanager, without('active'))
    expect(findingsOf(everyOrderSettles, told)).toEqual([
      {
        ...basics,
        detail: 'unsettled',
        params: { withinMs: 3_600_000 },
        witness: [told.seqOf('placed'), told.seqOf('create')],
      },
    ])
  })

  test('is found when no creation was answered', () => {
    const told = traceOf(billmanager, without('active'), altered('create', lost(creation(10_500, alice))))
    expect(findingsOf(everyOrderSettles, told)).toMatchObject([{ witness: [told.seqOf('placed')] }])
  })

  test('is found when it was not even paid for', () => {
    expect(found(also('other', 5, order(bob, 'placed')))).toMatchObject([
      { order: 'order-2', detail: 'unsettled' },
    ])
  })
})

describe('an order that settles', () => {
  test('beyond its bound is found', () => {
    const run = altered('run', { settleWithinMs: 80_000 })
    const told = traceOf(billmanager, run, moved('placed', 0.1), moved('active', 80_150.2))
    expect(findingsOf(everyOrderSettles, told)).toEqual([
      {
        ...basics,
        detail: 'late',
        params: { tookMs: 80_150.1, withinMs: 80_000 },
        witness: [told.seqOf('placed'), told.seqOf('active')],
      },
    ])
  })

  test('just within its bound is fine', () => {
    expect(found(altered('run', { ...runOf('billmanager'), settleWithinMs: 80_150 }))).toEqual([])
  })

  test('has its bound from its placing, not from the beginning of the run', () => {
    expect(found(altered('run', { settleWithinMs: 75_000 }), moved('placed', 6000))).toEqual([])
  })

  test.each(['refused', 'manual'] as const)('as %s with a reason is fine', (step) => {
    expect(found(ended(step, 'task-failed'))).toEqual([])
  })

  test.each([
    ['refused', undefined],
    ['refused', ''],
    ['manual', undefined],
  ] as const)('as %s without a reason is found', (step, reason) => {
    const told = traceOf(billmanager, ended(step, reason))
    expect(findingsOf(everyOrderSettles, told)).toEqual([
      {
        ...basics,
        detail: 'no-reason',
        params: { outcome: step },
        witness: [told.seqOf('placed'), told.seqOf('ended')],
      },
    ])
  })

  test('in time handed to a person, who takes longer, is fine', () => {
    const manual = also('manual', 60_000, order(alice, 'manual', 'task-failed'))
    expect(found(altered('run', { settleWithinMs: 70_000 }), manual)).toEqual([])
  })
})
