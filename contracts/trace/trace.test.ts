import { describe, expect, test } from 'vitest'
import { alice, creation, exchange, order, sessionToken } from './fixtures/facts.ts'
import { createTrace, encodeEvent } from './trace.ts'
import type { TraceEvent } from './trace-event.ts'
import fc from 'fast-check'
import { arbitraryFacts } from './fixtures/arbitrary-facts.ts'

test('an event is told as JSON with a line feed', () => {
  expect(encodeEvent({ seq: 7, atMs: 1.5, type: 'end', outcome: 'completed' })).toBe(
    '{"seq":7,"atMs":1.5,"type":"end","outcome":"completed"}\n',
  )
})

test('whatever is told takes one line', () => {
  fc.assert(
    fc.property(arbitraryFacts, (facts) => {
      for (const { fact, atMs } of facts) {
        expect(encodeEvent({ seq: 0, atMs, ...fact }).indexOf('\n')).toBe(
          encodeEvent({ seq: 0, atMs, ...fact }).length - 1,
        )
      }
    }),
  )
})

function recorded() {
  const events: TraceEvent[] = []
  return { events, trace: createTrace((event) => events.push(event)) }
}

describe('a trace', () => {
  test('numbers its events from 0, whatever their times', () => {
    const { events, trace } = recorded()
    for (const atMs of [5, 5, 3]) trace.append(order(alice, 'placed'), atMs)
    expect(events.map(({ seq, atMs }) => [seq, atMs])).toEqual([
      [0, 5],
      [1, 5],
      [2, 3],
    ])
  })

  test('counts for itself alone', () => {
    const [one, other] = [recorded(), recorded()]
    one.trace.append(order(alice, 'placed'), 0)
    other.trace.append(order(alice, 'placed'), 0)
    expect([one.events[0]?.seq, other.events[0]?.seq]).toEqual([0, 0])
  })

  test('rounds its times to the microsecond, also those at which requests were sent', () => {
    const { events, trace } = recorded()
    trace.append(exchange(1.000_149_9, 'task-list'), 0.1 + 0.2)
    expect(events).toMatchObject([{ atMs: 0.3, sentAtMs: 1 }])
  })

  test('keeps the fact as it was told', () => {
    const { events, trace } = recorded()
    trace.append(order(alice, 'refused', 'quota-exceeded'), 7)
    expect(events).toEqual([
      {
        seq: 0,
        atMs: 7,
        type: 'order',
        order: 'order-1',
        step: 'refused',
        client: 'alice',
        reason: 'quota-exceeded',
      },
    ])
  })

  test('tells every listener of every event, in the order in which they were given', () => {
    const heard: string[] = []
    const trace = createTrace(
      ({ seq }) => heard.push(`first ${seq}`),
      ({ seq }) => heard.push(`second ${seq}`),
    )
    trace.append(order(alice, 'placed'), 0)
    trace.append(order(alice, 'paid'), 1)
    expect(heard).toEqual(['first 0', 'second 0', 'first 1', 'second 1'])
  })

  test('lets no listener hear a secret', () => {
    const { events, trace } = recorded()
    trace.append(creation(0, alice), 1)
    trace.append(order(alice, 'manual', `refused with ${sessionToken}`), 2)
    const heard = JSON.stringify(events)
    expect(heard).not.toContain('hunter2')
    expect(heard).not.toContain(sessionToken)
    expect(events).toMatchObject([
      {
        exchange: {
          request: {
            headers: { 'x-xsrf-token': '[redacted]' },
            body: { name: 'bill1001', password: '[redacted]' },
          },
        },
      },
      { reason: 'refused with [redacted]' },
    ])
  })

  test('leaves the fact that it was given untouched', () => {
    const { trace } = recorded()
    const fact = creation(0.000_1, alice)
    const before = structuredClone(fact)
    trace.append(fact, 1)
    expect(fact).toEqual(before)
  })
})
