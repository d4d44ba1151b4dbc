import { describe, expect, test } from 'vitest'
import type { OperationName } from '../trace/trace-event.ts'
import { alice, operation, order } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, type Change, type Story, traceOf } from '../trace/fixtures/trace-of.ts'
import { boundedAttempts } from './bounded-attempts.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager } = goodStories
const basics = { rule: 'bounded-attempts', party: 'consumer', order: 'order-1' }

/** So many failed tries of an operation, a minute apart. */
function tries(count: number, name: OperationName = 'suspend'): Change {
  const story: Story = Object.fromEntries(
    Array.from({ length: count }, (_, index) => index + 1).flatMap((tryCount) => [
      [`try ${tryCount}`, { atMs: 60_000 * tryCount, fact: operation(alice, name, 'started', { tryCount }) }],
      [
        `failure ${tryCount}`,
        { atMs: 60_000 * tryCount + 1, fact: operation(alice, name, 'failed', { tryCount, reason: 'x' }) },
      ],
    ]),
  )
  return (before) => ({ ...before, ...story })
}

const manual = also('manual', 700_000, operation(alice, 'suspend', 'manual', { tryCount: 10, reason: 'x' }))

function found(...changes: readonly Change[]) {
  return findingsOf(boundedAttempts, traceOf(billmanager, ...changes))
}

test('the good stories hold', () => {
  expect(found()).toEqual([])
  expect(findingsOf(boundedAttempts, traceOf(lifeStories.billmanager))).toEqual([])
})

test('ten tries and a person are fine', () => {
  expect(found(tries(10), manual)).toEqual([])
})

test('a person may come before the tenth try, or never when one succeeds', () => {
  expect(found(tries(1), manual)).toEqual([])
  expect(found(tries(9))).toEqual([])
  expect(
    found(tries(10), also('done', 700_000, operation(alice, 'suspend', 'done', { tryCount: 10 }))),
  ).toEqual([])
  expect(
    found(tries(10), also('no', 700_000, operation(alice, 'suspend', 'refused', { reason: 'x' }))),
  ).toEqual([])
})

describe('an eleventh try', () => {
  test('is found, and told once', () => {
    const told = traceOf(
      billmanager,
      tries(13),
      also('manual', 900_000, operation(alice, 'suspend', 'manual')),
    )
    expect(findingsOf(boundedAttempts, told)).toEqual([
      {
        ...basics,
        detail: 'too-many',
        params: { name: 'suspend', tries: 10 },
        witness: [told.seqOf('failure 10'), told.seqOf('try 11')],
      },
    ])
  })

  test('is found without its tenth', () => {
    const told = traceOf(
      billmanager,
      also('late', 20_000, operation(alice, 'close', 'started', { tryCount: 11 })),
    )
    expect(findingsOf(boundedAttempts, told)).toMatchObject([
      { detail: 'too-many', witness: [told.seqOf('late')] },
    ])
  })

  test('is none when each operation has its own ten', () => {
    const other = also('other', 800_000, operation(alice, 'suspend', 'started'))
    expect(found(tries(10), manual, other)).toEqual([])
  })

  test('of what the platform does for itself is not judged', () => {
    const own = { type: 'operation', name: 'synchronise', tryCount: 11, outcome: 'started' } as const
    expect(found(also('own', 20_000, own))).toEqual([])
  })
})

describe('a person', () => {
  test('who is not told after ten failures is missed', () => {
    const told = traceOf(billmanager, tries(10))
    expect(findingsOf(boundedAttempts, told)).toEqual([
      {
        ...basics,
        detail: 'not-handed-over',
        params: { name: 'suspend', tries: 10 },
        witness: [told.seqOf('failure 10')],
      },
    ])
  })

  test('is told of an opening by the order itself', () => {
    expect(found(tries(10, 'open'))).toMatchObject([{ detail: 'not-handed-over' }])
    expect(found(tries(10, 'open'), also('handed', 700_000, order(alice, 'manual', 'x')))).toEqual([])
  })

  test('who is told of the order is not told of another operation', () => {
    expect(found(tries(10), also('handed', 700_000, order(alice, 'manual', 'x')))).toHaveLength(1)
  })

  test('who is told twice is found', () => {
    const told = traceOf(
      billmanager,
      tries(10),
      manual,
      also('again', 710_000, operation(alice, 'suspend', 'manual')),
    )
    expect(findingsOf(boundedAttempts, told)).toEqual([
      {
        ...basics,
        detail: 'handed-over-twice',
        params: { name: 'suspend' },
        witness: [told.seqOf('manual'), told.seqOf('again')],
      },
    ])
  })

  test('who gets the order twice is found', () => {
    const once = also('once', 85_000, order(alice, 'manual', 'x'))
    const twice = also('twice', 86_000, order(alice, 'manual', 'x'))
    expect(found(once)).toEqual([])
    expect(found(once, twice)).toMatchObject([{ detail: 'handed-over-twice', params: { name: 'open' } }])
  })

  test('gets a new operation that fails as well', () => {
    const next = also('next', 800_000, operation(alice, 'suspend', 'started'))
    const again = also('again', 810_000, operation(alice, 'suspend', 'manual'))
    expect(found(tries(10), manual, next, again)).toEqual([])
  })
})

test('only BILLmanager promises it', () => {
  expect(boundedAttempts.platforms).toEqual(['billmanager'])
})
