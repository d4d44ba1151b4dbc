import { describe, expect, test } from 'vitest'
import {
  alice,
  answered,
  bob,
  creation,
  exchange,
  look,
  lost,
  poll,
  service,
} from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import type { ExchangeEvent } from '../trace/trace-event.ts'
import { orderIn, pictureOf } from './fixtures/picture-of.ts'
import type { Moment } from './order-picture.ts'

/** What the platform saw of machine 11, when each last poll and look are replaced by what the test adds. */
function seen(...changes: readonly Change[]): { readonly installed?: Moment; readonly addressed?: Moment } {
  const story = traceOf(goodStories.billmanager, without('poll-3', 'look', 'active'), ...changes)
  const { seenInstalled, seenAddressed } = orderIn(pictureOf(story), alice.order)
  const [installed, addressed] = [seenInstalled.get(alice.host), seenAddressed.get(alice.host)]
  return { ...(installed && { installed }), ...(addressed && { addressed }) }
}

function after(fact: ExchangeEvent): Change {
  return also('sight', 80_000, fact)
}

describe('that a machine is installed', () => {
  test('is read from its complete task', () => {
    expect(seen(after(poll(79_980, alice, 'complete')))).toMatchObject({ installed: { atMs: 80_000 } })
  })

  test.each(['created', 'running', 'failed', 'fail', 'aborted', 'deferred'])(
    'is not read from a task %s',
    (status) => {
      expect(seen(after(poll(79_980, alice, status)))).toEqual({})
    },
  )

  test('is read from a task whose id is text', () => {
    const body = { list: [{ consul_id: '101', status: 'complete' }] }
    expect(seen(after(answered(poll(79_980, alice, ''), 200, body)))).toHaveProperty('installed')
  })

  test('is not read from the task of another machine', () => {
    const fact = { ...poll(79_980, bob, 'complete'), order: alice.order }
    expect(seen(after(fact))).toEqual({})
  })

  test('is read from its state in the list', () => {
    expect(seen(after(look(79_980, alice, { addresses: 0 })))).toMatchObject({ installed: { atMs: 80_000 } })
  })

  test('is read from its state in the short read', () => {
    const answer = { id: 11, name: 'bill1001', state: 'active', node: 2 }
    expect(seen(after(exchange(79_980, 'host-read', { answer, order: alice.order })))).toHaveProperty(
      'installed',
    )
  })

  test('is not read from a machine that is creating, nor from another one', () => {
    expect(seen(after(look(79_980, alice, { state: 'creating', addresses: 0 })))).toEqual({})
    expect(seen(after({ ...look(79_980, bob), order: alice.order }))).toEqual({})
  })

  test('is not read from what lies under the machine', () => {
    const { exchange: looked, ...fact } = look(79_980, alice)
    const request = { ...looked.request, path: '/vm/v3/host/11/disk' }
    expect(seen(after({ ...fact, exchange: { ...looked, request } }))).toEqual({})
  })

  test.each([
    ['a lost reply', lost(look(79_980, alice))],
    ['a refusal', answered(look(79_980, alice), 401, { error: { code: 1, msg: 'no' } })],
    ['an empty reply', answered(look(79_980, alice), 200, undefined)],
    ['a list of something else', answered(look(79_980, alice), 200, { list: [null, 7, 'x', [11]] })],
    ['a reply without a list', answered(look(79_980, alice), 200, { list: 'none' })],
    ['the reply to a deletion', exchange(79_980, 'host-delete', { order: alice.order })],
    ['a read for no order', exchange(79_980, 'host-list')],
  ])('is not read from %s', (_, fact) => {
    expect(seen(after(fact))).toEqual({})
  })

  test('is not noted of the machines of others, whoever lists them', () => {
    const list = [{ id: 11, state: 'active' }, { id: 12, state: 'active', ip4: [{}] }, { state: 'active' }]
    const everything = answered(look(79_980, alice), 200, { list })
    const story = traceOf(goodStories.billmanager, without('poll-3'), altered('look', everything))
    const { seenInstalled, seenAddressed } = orderIn(pictureOf(story), alice.order)
    expect([...seenInstalled.keys()]).toEqual([11])
    expect(seenAddressed.size).toBe(0)
  })

  test('counts from the first time', () => {
    const changes = [after(poll(79_980, alice, 'complete')), also('again', 85_000, look(84_980, alice))]
    expect(seen(...changes)).toMatchObject({ installed: { atMs: 80_000 }, addressed: { atMs: 85_000 } })
    expect(seen(...changes, also('once more', 86_000, look(85_980, alice)))).toEqual(seen(...changes))
  })
})

describe('that a machine has an address', () => {
  test('is read from the list, installed or not', () => {
    expect(seen(after(look(79_980, alice, { state: 'creating' })))).toEqual({
      addressed: expect.objectContaining({ atMs: 80_000 }) as Moment,
    })
  })

  test('is not read from a list without addresses', () => {
    expect(seen(after(look(79_980, alice, { addresses: 0 })))).not.toHaveProperty('addressed')
  })
})

test('what was seen of the machine of an earlier try is not seen of the next', () => {
  const next = { ...alice, host: 13, task: 103 }
  const story = traceOf(
    goodStories.billmanager,
    moved('active', 89_000),
    also('second create', 81_000, creation(80_900, next)),
    also('second known', 81_000, service(next, 'processing', 13)),
  )
  const { seenInstalled, seenAddressed } = orderIn(pictureOf(story), alice.order)
  expect([...seenInstalled.keys()]).toEqual([11])
  expect([...seenAddressed.keys()]).toEqual([11])
})
