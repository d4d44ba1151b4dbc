import { describe, expect, test } from 'vitest'
import { alice, answered, creation, exchange, hostCall, lost, poll } from '../trace/fixtures/facts.ts'
import type { ExchangeEvent } from '../trace/trace-event.ts'
import { creationOf, hostCallOf, itemsOf } from './host-calls.ts'
import type { Creation } from './order-picture.ts'

test.each([
  ['a list', { list: [{ id: 1 }, { id: 2 }], size: 2 }, [{ id: 1 }, { id: 2 }]],
  ['an empty list', { list: [] }, []],
  ['a list with something else in it', { list: [1, null, 'x', { id: 2 }] }, [{ id: 2 }]],
  ['one item', { id: 3, state: 'active' }, [{ id: 3, state: 'active' }]],
  ['an item whose list is none', { id: 3, list: 'none' }, [{ id: 3, list: 'none' }]],
  ['a page', '<html>', []],
  ['null', null, []],
  ['nothing', undefined, []],
])('the items of %s', (_, body, items) => {
  expect(itemsOf(body)).toEqual(items)
})

describe('a call that changes a machine', () => {
  test.each(['start', 'stop', 'restart', 'reinstall', 'resource', 'rescue_mode', 'delete'])(
    'is known: %s',
    (act) => {
      expect(hostCallOf(hostCall(0, alice, act))).toEqual({ host: 11, act, mayBeDone: true })
    },
  )

  test('may be done when no answer came, unless it was never sent', () => {
    const call = hostCall(0, alice, 'start')
    expect(hostCallOf(lost(call))).toMatchObject({ mayBeDone: true })
    const unsent = {
      exchange: { request: call.exchange.request, failure: { code: 'refused', sent: false } as const },
    }
    expect(hostCallOf(unsent)).toMatchObject({ mayBeDone: false })
    expect(hostCallOf({ exchange: { request: call.exchange.request } })).toMatchObject({ mayBeDone: false })
  })

  test.each([
    [200, true],
    [299, true],
    [302, false],
    [404, false],
    [500, false],
    [503, false],
    [502, true],
    [504, true],
  ])('answered with %d may be done: %s', (status, mayBeDone) => {
    expect(hostCallOf(answered(hostCall(0, alice, 'start'), status, {}))).toMatchObject({ mayBeDone })
  })
})

describe('no such call is', () => {
  const asked = (method: 'GET' | 'POST' | 'DELETE', path: string) => ({
    exchange: { request: { method, path, query: '', headers: {} } },
  })

  test.each([
    ['the making of a machine', exchange(0, 'host-create')],
    ['a list', exchange(0, 'host-list')],
    ['a short read', exchange(0, 'host-read')],
    ['a look at tasks', poll(0, alice, 'running')],
    ['an edit of its name', asked('POST', '/vm/v3/host/11')],
    ['a read of a part of it', asked('GET', '/vm/v3/host/11/metrics')],
    ['what lies deeper', asked('DELETE', '/vm/v3/host/11/disk/3')],
    ['what is about something else', asked('POST', '/vm/v3/disk/11/start')],
  ])('%s', (_, event) => {
    expect(hostCallOf(event)).toBeUndefined()
  })
})

function read(fact: ExchangeEvent): Creation | undefined {
  return creationOf({ seq: 9, atMs: 1600, ...fact })
}

const sent = creation(1500, alice)
const unanswered = { name: 'bill1001', addresses: 1, asked: { addresses: 1 }, sentAtMs: 1500 }

describe('a creation', () => {
  test('tells what was asked for and what was accepted', () => {
    expect(read(sent)).toEqual({ ...unanswered, accepted: { seq: 9, atMs: 1600, host: 11, task: 101 } })
  })

  test.each([
    ['its reply was lost', lost(sent)],
    ['it was refused', answered(sent, 400, { error: { code: 3001, msg: 'no' } })],
    ['its refusal carries ids', answered(sent, 503, { id: 11, task: 101 })],
    ['it was sent elsewhere', answered(sent, 300, { id: 11, task: 101 })],
    ['its answer is empty', answered(sent, 200, undefined)],
    ['its answer is null', answered(sent, 200, null)],
    ['its answer is cut', answered(sent, 200, '{"id":11,"ta')],
    ['its answer names no task', answered(sent, 200, { id: 11 })],
    ['its answer names no machine', answered(sent, 200, { task: 101 })],
  ])('is not accepted when %s', (_, fact) => {
    expect(read(fact)).toEqual(unanswered)
  })

  test('tells the sizes that it asks for', () => {
    const sizes = { cpu_number: 2, ram_mib: 1024, hdd_mib: 10_240, ipv4_number: 2 }
    const fact = exchange(1500, 'host-create', { sent: { name: 'bill1001', ...sizes } })
    expect(read(fact)?.asked).toEqual({ cpuNumber: 2, ramMib: 1024, diskMib: 10_240, addresses: 2 })
  })

  test('that does not ask for addresses asks for none', () => {
    const fact = exchange(1500, 'host-create', { sent: { name: 'bill1001' } })
    expect(read(fact)).toMatchObject({ addresses: 0 })
  })
})

test.each(['token-create', 'account-create', 'host-list', 'host-read', 'host-delete', 'task-list'] as const)(
  '%s is no creation',
  (operation) => {
    expect(read(exchange(0, operation))).toBeUndefined()
  },
)
