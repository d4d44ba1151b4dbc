import { describe, expect, test } from 'vitest'
import type { Exchange } from '../exchange/exchange.ts'
import { HarnessError } from '../failures/harness-error.ts'
import { alice, answered, exchange, lost, poll } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { exchangeConforms } from './exchange-conforms.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager, clouden } = goodStories

function found(...changes: readonly Change[]) {
  return findingsOf(exchangeConforms, traceOf(billmanager, ...changes))
}

/** Lets the platform send such a request in place of a good one. */
function withRequest(changes: Partial<Exchange['request']>): Change {
  const { exchange: asked, ...fact } = exchange(50_000, 'host-list', { order: alice.order })
  return also('asked', 50_100, { ...fact, exchange: { ...asked, request: { ...asked.request, ...changes } } })
}

test('the good stories hold', () => {
  expect(found()).toEqual([])
  expect(findingsOf(exchangeConforms, traceOf(clouden))).toEqual([])
})

describe('a departure', () => {
  test('of a request is the fault of the consumer', () => {
    const { exchange: asked, ...fact } = exchange(50_000, 'account-create', {
      order: alice.order,
      sent: { email: 7, password: 'hunter2', role: '@user' },
    })
    const told = traceOf(billmanager, also('asked', 50_100, { ...fact, exchange: asked }))
    expect(findingsOf(exchangeConforms, told)).toEqual([
      {
        rule: 'exchange-conforms',
        party: 'consumer',
        detail: 'request',
        order: 'order-1',
        params: {
          operation: 'account-create',
          part: 'request.body',
          pointer: '/email',
          expected: 'string',
          actual: '7',
          place: '#/components/schemas/AccountCreateRequest/properties/email',
          count: 1,
        },
        witness: [told.seqOf('asked')],
      },
    ])
  })

  test('of a response is the fault of the provider', () => {
    const told = traceOf(billmanager, altered('poll-2', poll(39_980, alice, 'done')))
    expect(findingsOf(exchangeConforms, told)).toMatchObject([
      {
        party: 'provider',
        detail: 'response',
        order: 'order-1',
        params: {
          operation: 'task-list',
          part: 'response.body',
          pointer: '/list/0/status',
          actual: '"done"',
        },
        witness: [told.seqOf('poll-2')],
      },
    ])
  })

  test('of a status is the fault of the provider', () => {
    const teapot = answered(poll(39_980, alice, 'running'), 418, {})
    expect(found(altered('poll-2', teapot))).toMatchObject([
      { party: 'provider', detail: 'response', params: { part: 'response.status', actual: '418' } },
    ])
  })

  test('of housekeeping names no order', () => {
    const told = found(altered('login', exchange(10_000, 'token-create', { answer: { token: 7 } })))
    expect(told.length).toBeGreaterThan(0)
    for (const finding of told) expect(finding).not.toHaveProperty('order')
  })

  test('to a path that nobody knows is the fault of the consumer', () => {
    expect(found(withRequest({ path: '/vm/v3/teapot' }))).toMatchObject([
      { party: 'consumer', detail: 'request', params: { operation: 'none', part: 'request' } },
    ])
  })

  test('in a query is the fault of the consumer', () => {
    expect(found(withRequest({ query: 'colour=red' }))).toMatchObject([
      { party: 'consumer', detail: 'request', params: { part: 'request.query' } },
    ])
  })

  test('in the type of a secret is found though its value was redacted', () => {
    const login = exchange(10_000, 'token-create', { answer: { id: '3', token: 12_345 } })
    expect(found(altered('login', login))).toMatchObject([
      { party: 'provider', params: { pointer: '/token', expected: 'string', actual: 'number' } },
    ])
  })
})

describe('the same departure', () => {
  test('is told once, with its first exchange and its count', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      also(`bad ${index}`, 50_000 + index, poll(49_000, alice, 'done')),
    )
    const told = traceOf(billmanager, ...many)
    expect(findingsOf(exchangeConforms, told)).toMatchObject([
      { params: { count: 20 }, witness: [told.seqOf('bad 0')] },
    ])
  })

  test('is the same at whatever place of a list and with whatever value', () => {
    const item = { id: 55, consul_id: 101, name: 'host_create' }
    const list = [
      { ...item, status: 'done' },
      { ...item, status: 'running' },
      { ...item, status: 'over' },
    ]
    expect(found(altered('poll-2', answered(poll(39_980, alice, ''), 200, { list })))).toMatchObject([
      { params: { pointer: '/list/0/status', actual: '"done"', count: 2 } },
    ])
  })

  test('is another one in another property', () => {
    const list = [{ id: 'x', consul_id: 'y', name: 'host_create', status: 'running' }]
    expect(found(altered('poll-2', answered(poll(39_980, alice, ''), 200, { list })))).toHaveLength(2)
  })

  test('is another one in another property, though the same part of the contract forbids it', () => {
    const list = [{ id: 1, name: 'main', ipv4: { total: [] }, ipv6: { total: [] } }]
    const pools = exchange(50_000, 'ippool-list', { answer: { list } })
    expect(found(also('pools', 50_100, pools)).map(({ params }) => params['pointer'])).toEqual([
      '/list/0/ipv4/total',
      '/list/0/ipv6/total',
    ])
  })
})

describe('what is no departure:', () => {
  test('a reply that was lost', () => {
    expect(found(altered('poll-2', lost(poll(39_980, alice, ''))))).toEqual([])
  })

  test('an error in its envelope', () => {
    const refused = answered(poll(39_980, alice, ''), 401, { error: { code: 1001, msg: 'no session' } })
    expect(found(altered('poll-2', refused))).toEqual([])
  })
})

describe('the dialect of the run decides', () => {
  test.each([
    ['2024.03', 'failed', 201, 0],
    ['2024.03', 'fail', 200, 2],
    ['2023', 'fail', 200, 0],
    ['2023', 'failed', 201, 2],
  ])('in %s: a task that is %s and a login with %d', (dialect, status, loginStatus, count) => {
    const login = exchange(10_000, 'token-create')
    const changes = [
      altered('run', { dialect }),
      altered('poll-3', poll(79_980, alice, status)),
      altered('login', answered(login, loginStatus, login.exchange.response?.body)),
    ]
    expect(found(...changes)).toHaveLength(count)
  })

  test('and an unknown one is refused', () => {
    expect(() => found(altered('run', { dialect: '1999' }))).toThrow(HarnessError)
  })
})

describe('a response that an armed fault spoilt', () => {
  const spoilt = answered(poll(39_980, alice, 'running'), 502, '<html></html>')
  const struck = (atMs: number, where = 'task-list'): Change =>
    also(`fault-${atMs}`, atMs, { type: 'fault', fault: 'server-error', where })

  test('is not held against the provider', () => {
    expect(found(altered('poll-2', spoilt), struck(39_990))).toEqual([])
  })

  test.each([
    ['struck another operation', 39_990, 'host-list'],
    ['struck before it was sent', 39_979, 'task-list'],
    ['struck after it was answered', 60_000, 'task-list'],
  ])('is where the fault %s', (_, atMs, where) => {
    expect(found(altered('poll-2', spoilt), struck(atMs, where))).toHaveLength(1)
  })

  const striking = (fault: string): Change =>
    also('fault', 39_990, { type: 'fault', fault, where: 'task-list' })
  const item = { id: 'x', consul_id: 101, name: 'host_create', status: 'finished' }
  const pointersOf = (fault: string, answer: Change): readonly unknown[] =>
    found(answer, striking(fault)).map(({ params }) => params['pointer'])

  test.each(['reply-stale', 'reply-late', 'clock-skew', 'os-missing', 'task-early', 'server-error'])(
    'is held against the provider where the fault cannot have spoilt it: %s',
    (fault) => {
      const wrong = altered('poll-2', answered(poll(39_980, alice, ''), 200, { list: [item] }))
      expect(pointersOf(fault, wrong)).toEqual(['/list/0/id', '/list/0/status'])
    },
  )

  test('is excused in what the fault can spoil, and in nothing else', () => {
    const wrong = altered('poll-2', answered(poll(39_980, alice, ''), 200, { list: [item] }))
    expect(pointersOf('status-word', wrong)).toEqual(['/list/0/id'])
    const page = altered('poll-2', answered(poll(39_980, alice, ''), 200, '<html></html>'))
    expect(pointersOf('reply-garbage', page)).toEqual([])
    expect(pointersOf('status-word', page)).toHaveLength(1)
    expect(
      pointersOf('reply-empty', altered('poll-2', answered(poll(39_980, alice, ''), 200, {}))),
    ).toHaveLength(1)
  })

  test('uses its strike up', () => {
    const again = also('again', 40_001, { ...spoilt, sentAtMs: 39_981 })
    expect(found(altered('poll-2', spoilt), again, struck(39_990))).toMatchObject([{ params: { count: 1 } }])
  })

  test('leaves the request to the consumer', () => {
    const { exchange: asked, ...fact } = exchange(50_000, 'account-create', { sent: { email: 7 } })
    const bad = { ...asked, response: { status: 502, headers: {}, body: '' } }
    const told = found(also('asked', 50_100, { ...fact, exchange: bad }), struck(50_050, 'account-create'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ party }) => party === 'consumer')).toBe(true)
  })
})
