import { describe, expect, test } from 'vitest'
import { alice, operation } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { everyActionSettles } from './every-action-settles.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const basics = { rule: 'every-action-settles', party: 'consumer', order: 'order-1' }

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  const story = lifeStories[platform]
  const found = (...changes: readonly Change[]) => findingsOf(everyActionSettles, traceOf(story, ...changes))

  test('the good stories hold', () => {
    expect(found()).toEqual([])
    expect(findingsOf(everyActionSettles, traceOf(closedStories[platform]))).toEqual([])
  })

  test.each(['suspend', 'resume', 'change', 'reinstall', 'prolong'])(
    'a %s without an end is found',
    (name) => {
      const told = traceOf(story, without(`${name}-done`))
      expect(findingsOf(everyActionSettles, told)).toEqual([
        {
          ...basics,
          detail: 'unsettled',
          params: { name, withinMs: 3_600_000 },
          witness: [told.seqOf(`${name}-started`)],
        },
      ])
    },
  )

  test('a try that failed is no end, and the next try is no new beginning', () => {
    const failed = altered('suspend-done', { outcome: 'failed', reason: 'task-failed' })
    expect(found(failed)).toMatchObject([{ detail: 'unsettled' }])
    const second = also('second', 113_000, operation(alice, 'suspend', 'started', { tryCount: 2 }))
    const done = also('done', 120_000, operation(alice, 'suspend', 'done', { tryCount: 2 }))
    expect(found(failed, second)).toHaveLength(1)
    expect(found(failed, second, done)).toEqual([])
    const told = traceOf(story, altered('run', { settleWithinMs: 15_000 }), failed, second, done)
    expect(findingsOf(everyActionSettles, told)).toMatchObject([
      { detail: 'late', witness: [told.seqOf('suspend-started'), told.seqOf('done')] },
    ])
  })

  test.each(['manual', 'refused'])('one that ends as %s with a reason is fine', (outcome) => {
    expect(found(altered('suspend-done', { outcome, reason: 'task-failed' }))).toEqual([])
  })

  test.each(['manual', 'refused'])('one that ends as %s without a reason is found', (outcome) => {
    const told = traceOf(story, altered('suspend-done', { outcome }))
    expect(findingsOf(everyActionSettles, told)).toEqual([
      {
        ...basics,
        detail: 'no-reason',
        params: { name: 'suspend', outcome },
        witness: [told.seqOf('suspend-started'), told.seqOf('suspend-done')],
      },
    ])
  })

  test('one that ends beyond the bound is found, one just within is fine', () => {
    expect(found(altered('run', { settleWithinMs: 12_200 }))).toEqual([])
    const told = traceOf(story, altered('run', { settleWithinMs: 12_199 }), without('resume-done'))
    expect(findingsOf(everyActionSettles, told)).toMatchObject([
      { detail: 'late', params: { name: 'suspend', tookMs: 12_200, withinMs: 12_199 } },
      { detail: 'late', params: { name: 'change' } },
      { detail: 'late', params: { name: 'reinstall' } },
      { detail: 'unsettled', params: { name: 'resume' } },
    ])
  })
})

describe('something that is refused before it begins', () => {
  const refusal = (reason?: string): Change =>
    also('refusal', 85_000, operation(alice, 'panel', 'refused', { tryCount: 0, ...(reason && { reason }) }))

  test('needs a reason as well', () => {
    expect(findingsOf(everyActionSettles, traceOf(goodStories.clouden, refusal('not-offered')))).toEqual([])
    const told = traceOf(goodStories.clouden, refusal())
    expect(findingsOf(everyActionSettles, told)).toMatchObject([
      {
        detail: 'no-reason',
        params: { name: 'panel', outcome: 'refused' },
        witness: [told.seqOf('refusal')],
      },
    ])
  })
})

describe('not judged here', () => {
  test.each([
    ['the opening, which is the order', operation(alice, 'open', 'started')],
    [
      'what the platform does for itself',
      { type: 'operation', name: 'synchronise', tryCount: 1, outcome: 'started' },
    ],
    ['what is done for an order that nobody placed', operation({ order: 'order-9' }, 'close', 'started')],
  ] as const)('is %s', (_, fact) => {
    expect(
      findingsOf(everyActionSettles, traceOf(goodStories.billmanager, also('it', 85_000, fact))),
    ).toEqual([])
  })
})
