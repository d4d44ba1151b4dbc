import { describe, expect, it } from 'vitest'
import type { HttpMethod } from '../exchange/exchange.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import { pollIntervalMs } from './poll-interval.ts'

const look = (
  sentAtMs: number,
  order: string | undefined,
  path = '/vm/v3/task',
  method: HttpMethod = 'GET',
) =>
  ({
    type: 'exchange',
    seq: 0,
    atMs: sentAtMs + 20,
    sentAtMs,
    ...(order !== undefined && { order }),
    exchange: { request: { method, path, query: '', headers: {} }, response: { status: 200, headers: {} } },
  }) satisfies TraceEvent

describe('the interval between looks', () => {
  it('is the median of what one order waits between two looks at one place', () => {
    const events = [
      look(0, 'a'),
      look(500, 'b'),
      look(3000, 'a'),
      look(6100, 'a'),
      look(6500, 'b'),
      look(9000, 'a'),
    ]
    expect(pollIntervalMs(events)).toBe(3000)
  })

  it('does not mix orders, places, changes or housekeeping', () => {
    const events = [
      look(0, 'a'),
      look(1, 'b'),
      look(2, 'a', '/vm/v3/host'),
      look(3, 'a', '/vm/v3/task', 'POST'),
      look(4, undefined),
      look(5, undefined),
    ]
    expect(pollIntervalMs(events)).toBeUndefined()
  })

  it('is not the pause after a look that was not answered', () => {
    const unanswered = (sentAtMs: number, status: number): TraceEvent => {
      const asked = look(sentAtMs, 'a')
      return { ...asked, exchange: { ...asked.exchange, response: { status, headers: {} } } }
    }
    const asleep = [503, 500, 504].flatMap((status, index) =>
      Array.from({ length: 4 }, (_, again) => unanswered(10_000 * (index + 1) + 500 * again, status)),
    )
    const events = [look(0, 'a'), look(3000, 'a'), ...asleep, look(50_000, 'a'), look(53_000, 'a')]
    expect(pollIntervalMs(events)).toBe(3000)
  })

  it('is not the pause between two tries', () => {
    const begun = (atMs: number): TraceEvent => ({
      type: 'operation',
      seq: 0,
      atMs,
      order: 'a',
      name: 'open',
      tryCount: 2,
      outcome: 'started',
    })
    const events = [
      look(0, 'a'),
      look(3000, 'a'),
      begun(303_000),
      look(303_100, 'a'),
      begun(600_000),
      look(600_100, 'a'),
    ]
    expect(pollIntervalMs(events)).toBe(3000)
  })
})
