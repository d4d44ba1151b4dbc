import { describe, expect, it } from 'vitest'
import { judgeTrace } from '../judge/judge.ts'
import {
  type Cast,
  alice,
  answered,
  creation,
  exchange,
  hostCall,
  look,
  lost,
  poll,
  sessionToken,
} from '../trace/fixtures/facts.ts'
import type { ExchangeEvent, TraceEvent } from '../trace/trace-event.ts'
import { beginRecording } from './recorded-run.ts'

/** What a recording says of exchanges that take 10 ms each, of which nobody says whose they are. */
function heard(...exchanges: readonly ExchangeEvent[]): readonly TraceEvent[] {
  const events: TraceEvent[] = []
  const source = {
    salt: 'x',
    name: 'incident',
    platform: 'billmanager',
    target: 'https://vm.test',
    dialect: '2024.03',
  } as const
  const recording = beginRecording(source, (event) => events.push(event))
  for (const { order: _, ...bare } of exchanges) recording.hear({ ...bare, atMs: bare.sentAtMs + 10 })
  recording.end(10_000)
  return events
}

function told(events: readonly TraceEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'order') return [`${event.order} ${event.step} by ${event.client}`]
    if (event.type === 'service') return [`${event.order} ${event.status} with ${event.host}`]
    return event.type === 'host' ? [`host ${event.host} ${event.change}`] : []
  })
}

function ownersOf(events: readonly TraceEvent[]): readonly (string | undefined)[] {
  return events.flatMap((event) => (event.type === 'exchange' ? [event.order] : []))
}

const named = (name: string) => `where=(name%20EQ%20%27${name}%27)`
const search = (sentAtMs: number, query: string, list: readonly object[]): ExchangeEvent => {
  const found = exchange(sentAtMs, 'host-list', { answer: { list, size: list.length } })
  return { ...found, exchange: { ...found.exchange, request: { ...found.exchange.request, query } } }
}
const item = ({ host, name }: Cast): object => ({
  id: host,
  name,
  state: 'active',
  ip4: [{ id: 5 }],
  disk: { id: 9 },
})
const order = alice.name

describe('a recording', () => {
  it('begins with what it is of, and ends whole', () => {
    const [first, last] = heard()
    expect(first).toMatchObject({
      type: 'run',
      scenario: 'incident',
      target: 'https://vm.test',
      sight: 'wire',
    })
    expect(last).toMatchObject({ type: 'end', outcome: 'completed', seq: 1 })
  })

  it('takes nothing more after its end, though answers may still be under way', () => {
    const events: TraceEvent[] = []
    const source = { salt: 'x', name: 'x', platform: 'clouden', target: 'x', dialect: '2024.03' } as const
    const recording = beginRecording(source, (event) => events.push(event))
    recording.end(5)
    recording.hear({ ...creation(1, alice), atMs: 9 })
    recording.strike('reply-lost', 'host-create', 9)
    expect(events.map(({ type }) => type)).toEqual(['run', 'end'])
  })

  it('tells an order where a machine is asked for, by the e-mail of its account where that was seen', () => {
    const accounts = exchange(1, 'account-list', {
      answer: { list: [{ id: 7, email: 'alice@example.com' }] },
    })
    expect(told(heard(creation(5, alice)))).toEqual([
      `${order} placed by account-7`,
      'host 11 accepted',
      `${order} processing with 11`,
    ])
    expect(told(heard(accounts, creation(5, alice)))[0]).toBe(`${order} placed by alice@example.com`)
  })

  it('places it when it was asked for, and lets time never go back', () => {
    const events = heard(exchange(1, 'cluster-list'), creation(500, alice))
    expect(events.find(({ type }) => type === 'order')?.atMs).toBe(500)
    const times = events.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  it('gives to an order what speaks of its machine, task, disk and address, and nothing else', () => {
    const events = heard(
      exchange(1, 'cluster-list'),
      creation(10, alice),
      ofTask(alice.task),
      ofTask(999),
      search(40, named(order), [item(alice)]),
      hostCall(50, alice, 'stop'),
      about('/vm/v3/disk/9'),
      about('/vm/v3/ip/5/ptr'),
      about('/vm/v3/disk/77'),
    )
    expect(ownersOf(events)).toEqual([
      undefined,
      order,
      order,
      undefined,
      order,
      order,
      order,
      order,
      undefined,
    ])
  })

  it('counts a second creation of the same name to the same order', () => {
    const again = creation(100, { ...alice, host: 12, task: 102 })
    const events = heard(lost(creation(10, alice)), again)
    expect(told(events)).toEqual([
      `${order} placed by account-7`,
      'host 12 accepted',
      `${order} processing with 12`,
    ])
  })

  it('has no secret, and the same placeholder for the same', () => {
    const text = JSON.stringify(heard(exchange(1, 'cluster-list'), creation(10, alice)))
    expect(text).not.toContain('hunter2')
    expect(text).not.toContain(sessionToken)
    expect(text.match(/\[token-1\]/g)).toHaveLength(2)
  })
})

function ofTask(task: number): ExchangeEvent {
  const asked = poll(20, { ...alice, task }, 'running')
  const query = `where=((consul_id%20EQ%20%27${task}%27)%20AND%20(name%20EQ%20%27host_create%27))`
  return { ...asked, exchange: { ...asked.exchange, request: { ...asked.exchange.request, query } } }
}

function about(path: string): ExchangeEvent {
  const request = { method: 'POST', path, query: '', headers: {}, body: {} } as const
  return {
    type: 'exchange',
    sentAtMs: 60,
    exchange: { request, response: { status: 200, headers: {}, body: {} } },
  }
}

describe('two machines of one order', () => {
  const second = { ...alice, host: 12, task: 102 }
  const found = (...exchanges: readonly ExchangeEvent[]): readonly string[] =>
    judgeTrace(heard(...exchanges))
      .findings.filter(({ rule }) => rule !== 'exchange-conforms')
      .map(({ rule, detail }) => `${rule} ${detail}`)
  const both = search(200, named(order), [item(alice), item(second)])

  it('are found where a list shows them', () => {
    expect(found(lost(creation(10, alice)), creation(100, second), both)).toContain(
      'one-vm-per-order two-live',
    )
  })

  it.each([
    ['its deletion was accepted', hostCall(60, alice, 'delete')],
    ['its deletion may have been', lost(hostCall(60, alice, 'delete'))],
    ['a search for its name finds nothing', search(60, named(order), [])],
    ['a search for its id finds nothing', search(60, 'where=(id%20EQ%20%2711%27)', [])],
    ['a read finds it gone', answered(look60(), 404, { error: { code: 1, msg: '', value: {} } })],
  ])('are none where the first is gone: %s', (_, proof) => {
    const before = [lost(creation(10, alice)), search(50, named(order), [item(alice)]), proof]
    // Until the deletion has ended, lists may show it still.
    expect(found(...before, creation(100, second), both)).toEqual([])
  })

  it('are still two where something else is missing', () => {
    const others = search(60, named('bill9'), [])
    const before = [lost(creation(10, alice)), search(50, named(order), [item(alice)]), others]
    expect(found(...before, creation(100, second))).toContain('one-vm-per-order two-live')
  })
})

function look60(): ExchangeEvent {
  const seen = look(60, alice)
  return {
    ...seen,
    exchange: {
      ...seen.exchange,
      request: { ...seen.exchange.request, path: `/vm/v3/host/${alice.host}`, query: '' },
    },
  }
}

describe('what a recording is judged by', () => {
  it('is what traffic alone can show', () => {
    const { rules, verdict } = judgeTrace(heard(creation(10, alice)))
    const unseen = rules.filter(({ state }) => state === 'not-observable').map(({ rule }) => rule)
    expect(unseen).toContain('every-order-settles')
    expect(unseen).not.toContain('exchange-conforms')
    expect(rules.filter(({ partly }) => partly).map(({ rule }) => rule)).toEqual([
      'one-vm-per-order',
      'one-vm-per-address',
      'change-takes-effect',
      'session-recovers',
      'task-monotone',
    ])
    expect(verdict).not.toBe('errored')
  })
})
