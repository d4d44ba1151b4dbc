import { describe, expect, it } from 'vitest'
import { RunPicture } from '../../../contracts/lifecycle/run-picture.ts'
import {
  alice,
  bob,
  creation,
  exchange,
  operation,
  order,
  service,
  task,
} from '../../../contracts/trace/fixtures/facts.ts'
import { goodStories } from '../../../contracts/trace/fixtures/good-stories.ts'
import { also, type Change, traceOf, without } from '../../../contracts/trace/fixtures/trace-of.ts'
import type { FaultEvent, Platform } from '../../../contracts/trace/trace-event.ts'
import { type Bar, type Lanes, orderLanes, withoutHoles } from './order-lanes.ts'
import fc from 'fast-check'

function lanesOf(platform: Platform, ...changes: readonly Change[]): Lanes {
  const { events } = traceOf(goodStories[platform], ...changes)
  const [first] = events
  if (first?.type !== 'run') throw new Error('a trace begins with its run')
  const picture = new RunPicture(first)
  for (const event of events) picture.see(event)
  return orderLanes(picture, events)
}

const fault = (fault: string, where: string): FaultEvent => ({ type: 'fault', fault, where })
const second = also('second', 3000, order(bob, 'placed'))

describe('the lane of an order', () => {
  it.each(['billmanager', 'clouden'] as const)('has no hole from its placing to Active on %s', (platform) => {
    const [lane] = lanesOf(platform).lanes
    expect(lane?.bars.map(({ phase }) => phase)).not.toContain('unknown')
    expect(lane?.bars[0]).toMatchObject({ phase: 'release', fromMs: lane?.fromMs })
    expect(lane?.bars.at(-1)?.toMs).toBe(lane?.activeMs)
  })

  it('says of a stretch that nobody saw that nobody saw it', () => {
    const [lane] = lanesOf('billmanager', without('disk-ready')).lanes
    expect(lane?.bars.map(({ phase }) => phase)).toContain('unknown')
  })

  it('tells a wait from earlier tries that came to nothing', () => {
    const failed = creation(10_420, alice).exchange
    const change = also('early', 10_450, {
      type: 'exchange',
      sentAtMs: 10_420,
      order: alice.order,
      exchange: { request: failed.request, response: { status: 500, headers: {}, body: {} } },
    })
    const [lane] = lanesOf('billmanager', change).lanes
    expect(lane?.bars.slice(0, 3).map(({ phase }) => phase)).toEqual(['release', 'queue', 'retry'])
  })

  it('goes on after Active: the status of the service, and what is done to it', () => {
    const [lane] = lanesOf(
      'billmanager',
      also('stopping', 200_000, operation(alice, 'suspend', 'started')),
      also('again', 210_000, operation(alice, 'suspend', 'failed')),
      also('stopped', 220_000, operation(alice, 'suspend', 'done', { tryCount: 2 })),
      also('suspended', 221_000, service(alice, 'suspended')),
      also('late', 230_000, order(bob, 'placed')),
    ).lanes
    expect(lane?.states.map(({ status }) => status)).toEqual(['active', 'suspended'])
    expect(lane?.jobs).toMatchObject([
      { name: 'suspend', fromMs: 200_000, toMs: 220_000, outcome: 'done', tryCount: 2 },
    ])
  })
})

describe('a fault', () => {
  it('stands on the order whose request it struck, of several under way on the one that went wrong', () => {
    const create = { ...creation(10_490, bob), order: bob.order }
    const { strikes, lanes } = lanesOf(
      'billmanager',
      second,
      also('lost', 11_002, {
        ...create,
        exchange: { request: create.exchange.request, failure: { code: 'timeout', sent: true } },
      }),
      also('struck', 10_700, fault('reply-lost', 'host-create')),
    )
    expect(strikes.map(({ orders }) => orders)).toEqual([['order-2']])
    expect(lanes.map(({ faults }) => faults.length)).toEqual([0, 1])
  })

  it('in a task stands on the order of its machine', () => {
    const { strikes } = lanesOf(
      'billmanager',
      second,
      also('other-task', 11_600, task(bob, 'running', 'host_stop')),
      also('struck', 11_600, fault('task-slow', 'host_create')),
    )
    expect(strikes.map(({ orders }) => orders)).toEqual([['order-1']])
  })

  it('on a machine stands on its order', () => {
    const { strikes } = lanesOf('billmanager', also('struck', 16_000, fault('address-late', alice.name)))
    expect(strikes.map(({ orders }) => orders)).toEqual([['order-1']])
  })

  it('is drawn where it struck also after the order is Active', () => {
    const { lanes } = lanesOf(
      'billmanager',
      also('struck', 300_010, fault('server-error', 'task-list')),
      also('polled', 300_020, exchange(300_000, 'task-list', { order: alice.order })),
    )
    expect(lanes[0]?.faults.map(({ event }) => event.atMs)).toEqual([300_010])
  })

  it('on a request of nobody stands on no order, and one that may be of two on none of them', () => {
    const { strikes } = lanesOf(
      'billmanager',
      second,
      also('struck', 10_100, fault('asleep', 'token-create')),
      also('one', 400_100, exchange(400_000, 'task-list', { order: alice.order })),
      also('other', 400_101, exchange(400_000, 'task-list', { order: bob.order })),
      also('either', 400_050, fault('reply-stale', 'task-list')),
    )
    expect(strikes.map(({ orders }) => orders)).toEqual([[], ['order-1', 'order-2']])
  })
})

const bars = fc.array(
  fc
    .tuple(fc.constantFrom('queue', 'create', 'install'), fc.nat(1000), fc.integer({ min: 1, max: 300 }))
    .map(([phase, fromMs, lengthMs]): Bar => ({ phase, fromMs, toMs: fromMs + lengthMs })),
)

it('leaves no moment of a lane without a bar, and keeps all that is known', () => {
  fc.assert(
    fc.property(bars, fc.nat(1000), fc.nat(1500), (known, fromMs, lengthMs) => {
      const toMs = fromMs + lengthMs
      const whole = withoutHoles(known, fromMs, toMs)
      expect(whole.filter(({ phase }) => phase !== 'unknown').length).toBe(known.length)
      for (let ms = fromMs + 0.5; ms < toMs; ms += 10)
        expect(whole.some((bar) => bar.fromMs <= ms && ms <= bar.toMs)).toBe(true)
      for (const hole of whole.filter(({ phase }) => phase === 'unknown'))
        expect(known.some((bar) => bar.fromMs < hole.toMs && bar.toMs > hole.fromMs)).toBe(false)
    }),
  )
})
