import { describe, expect, test } from 'vitest'
import { judgeTrace } from '../judge/judge.ts'
import { alice, operation } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import type { ExpectedAction, OperationEvent, TraceFact } from '../trace/trace-event.ts'
import { expectedActions } from './expected-actions.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const asked = (intent = 1, action: 'stop' | 'outside' = 'stop'): Change =>
  also(`asked ${intent}`, 90_000, { type: 'intent', intent, action, order: alice.order, line: 7 })

const tried = (outcome: OperationEvent['outcome'], tryCount: number, reason?: string): Change =>
  also(`${outcome} ${tryCount}`, 90_000 + tryCount, {
    ...operation(alice, 'stop', outcome, { tryCount, ...(reason !== undefined && { reason }) }),
    intent: 1,
  })

const expecting = (...actions: readonly ExpectedAction[]): Change =>
  altered('run', { expect: { orders: { active: 1 }, findings: [], actions } })

const story = (...changes: readonly Change[]) => traceOf(goodStories.billmanager, ...changes)
const found = (...changes: readonly Change[]) => findingsOf(expectedActions, story(...changes))

describe('an action that was asked for', () => {
  test('holds when it is done, however many tries that takes', () => {
    expect(found(asked(), tried('started', 1), tried('failed', 1, 'x'), tried('done', 2))).toEqual([])
  })

  test.each([
    ['never begun', [], { ended: 'never-begun', tries: 0 }, undefined],
    ['under way at the end', [tried('started', 1)], { ended: 'unfinished', tries: 1 }, undefined],
    [
      'between two tries',
      [tried('started', 1), tried('failed', 2, 'internal-error')],
      { ended: 'unfinished', tries: 2, reason: 'internal-error' },
      undefined,
    ],
    [
      'refused',
      [tried('refused', 0, 'unknown-order')],
      { ended: 'refused', tries: 0, reason: 'unknown-order' },
      'refused 0',
    ],
    [
      'handed to a person',
      [tried('manual', 10, 'internal-error')],
      { ended: 'manual', tries: 10, reason: 'internal-error' },
      'manual 10',
    ],
  ] as const)('is found when it is %s', (_, changes, params, end) => {
    const told = story(asked(), ...changes)
    expect(findingsOf(expectedActions, told)).toEqual([
      {
        rule: 'expected-actions',
        party: 'integration',
        order: alice.order,
        detail: 'reason' in params ? 'otherwise-because' : 'otherwise',
        params: { action: 'stop', wanted: 'done', ...params },
        witness: [told.seqOf('asked 1'), ...(end === undefined ? [] : [told.seqOf(end)])],
      },
    ])
  })

  test('that a story lets somebody outside do is the business of the scenario', () => {
    const outside: TraceFact = {
      type: 'outside',
      intent: 1,
      order: alice.order,
      host: alice.host,
      does: 'stop',
      outcome: 'failed',
      reason: 'instance-not-found',
    }
    expect(found(asked(1, 'outside'), also('outside', 90_001, outside))).toMatchObject([
      { party: 'scenario', params: { action: 'outside', ended: 'failed', reason: 'instance-not-found' } },
    ])
  })
})

describe('what a scenario says of an action', () => {
  const refused = [asked(), tried('refused', 0, 'not-offered')] as const
  const stop = { action: 'stop' } as const

  test.each([
    [{ ...stop, outcome: 'refused' }],
    [{ ...stop, outcome: 'any' }],
    [{ ...stop, outcome: 'refused', reason: 'not-offered' }],
    [{ ...stop, outcome: 'refused', order: alice.order }],
  ] as const)('holds: %j', (expected) => {
    expect(found(...refused, expecting(expected))).toEqual([])
  })

  test('of its order goes before what it says of all', () => {
    const all = { ...stop, outcome: 'done' } as const
    expect(found(...refused, expecting(all, { ...stop, order: alice.order, outcome: 'refused' }))).toEqual([])
    expect(found(...refused, expecting(all, { ...stop, order: 'another', outcome: 'refused' }))).toHaveLength(
      1,
    )
  })

  test('is found broken by another end', () => {
    expect(found(asked(), tried('done', 1), expecting({ ...stop, outcome: 'refused' }))).toMatchObject([
      { detail: 'otherwise', params: { wanted: 'refused', ended: 'done', tries: 1 } },
    ])
  })

  test('is found broken by another reason', () => {
    const expected = { ...stop, outcome: 'refused', reason: 'quota-exceeded' } as const
    expect(found(...refused, expecting(expected))).toMatchObject([
      { detail: 'reason', params: { expected: 'quota-exceeded', actual: 'not-offered' } },
    ])
  })

  test('may be nothing at all', () => {
    const any = altered('run', { expect: { orders: 'any', findings: [], actions: 'any' } })
    expect(found(...refused, any)).toEqual([])
  })
})

test('what nobody asked for is not judged: older traces tell of no intent', () => {
  expect(found(tried('refused', 0, 'unknown-order'))).toEqual([])
})

test('a judgement lists every action with its end, its reason, its tries and its places', () => {
  const told = story(
    asked(),
    tried('started', 1),
    tried('failed', 1, 'timeout'),
    tried('manual', 2, 'timeout'),
  )
  expect(judgeTrace(told.events).actions).toEqual([
    {
      action: 'stop',
      order: alice.order,
      line: 7,
      outcome: 'manual',
      reason: 'timeout',
      tries: 2,
      asked: told.seqOf('asked 1'),
      ended: told.seqOf('manual 2'),
    },
  ])
})
