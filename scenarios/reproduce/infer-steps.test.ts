import { describe, expect, it } from 'vitest'
import {
  alice,
  bob,
  creation,
  exchange,
  host,
  hostCall,
  operation,
  order,
  service,
} from '../../contracts/trace/fixtures/facts.ts'
import { traceOf } from '../../contracts/trace/fixtures/trace-of.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import type { Step } from '../language/step.ts'
import { inferSteps } from './infer-steps.ts'

/** Facts a second apart. */
function inferred(...facts: readonly TraceFact[]): readonly Step[] {
  const story = Object.fromEntries(
    facts.map((fact, index) => [String(index), { atMs: (index + 1) * 1000, fact }]),
  )
  return inferSteps(traceOf(story).events).map(({ step }) => step)
}

const wish = (sent: object): TraceFact =>
  exchange(0, 'host-create', { sent: { name: 'x', ...sent }, order: alice.order })

describe('orders', () => {
  it('are those that were placed, in their order', () => {
    expect(inferred(order(alice, 'placed'), order(bob, 'placed'), order(alice, 'paid'))).toEqual([
      { order: {} },
      { order: {} },
    ])
  })

  it.each([
    [{ cpu_number: 1, ram_mib: 1024, ipv4_number: 1 }, {}],
    [
      { cpu_number: 2, ram_mib: 4096, ipv4_number: 3 },
      { tariff: 'medium', addresses: 3 },
    ],
    [
      { cpu_number: 6, ram_mib: 12_000, ipv4_number: 0 },
      { tariff: 'large', addresses: 0 },
    ],
    [{ ipv4_number: 400 }, {}],
  ])('have the tariff that is nearest to %j', (sent, said) => {
    expect(inferred(order(alice, 'placed'), wish(sent))).toEqual([{ order: said }])
  })

  it('of one client name the client', () => {
    const second = { ...bob, client: alice.client }
    expect(inferred(order(alice, 'placed'), order(second, 'placed'))).toEqual([
      { order: {} },
      { order: { client: 'client-1' } },
    ])
  })
})

describe('what a platform tells that it has begun', () => {
  const placed = [order(bob, 'placed'), order(alice, 'placed')]

  it.each([
    [operation(alice, 'suspend', 'started'), [{ suspend: { of: ['order-2'] } }]],
    [operation(alice, 'close', 'refused', { reason: 'x' }), [{ close: { of: ['order-2'] } }]],
    [operation(alice, 'suspend', 'started', { tryCount: 2 }), []],
    [operation(alice, 'open', 'started'), []],
    [operation(alice, 'suspend', 'done'), []],
    [
      { type: 'operation', name: 'synchronise', tryCount: 1, outcome: 'started' },
      [{ maintain: 'synchronise' }],
    ],
  ] as const)('%j', (fact, steps) => {
    expect(inferred(...placed, fact).slice(2)).toEqual(steps)
  })

  it('is a change to what it asks for', () => {
    const sent = { cpu_number: 8, ram_mib: 16_384 }
    const facts = [operation(alice, 'change', 'started'), hostCall(4000, alice, 'resource', sent)]
    expect(inferred(...placed, ...facts).at(-1)).toEqual({ change: { of: ['order-2'], tariff: 'large' } })
  })

  it('comes once, though it is refused after it has begun', () => {
    const facts = [
      operation(alice, 'close', 'started'),
      operation(alice, 'close', 'refused', { reason: 'x' }),
    ]
    expect(inferred(...placed, ...facts).slice(2)).toHaveLength(1)
  })
})

describe('what calls alone show', () => {
  it.each([
    ['stop', {}, { suspend: { of: ['order-1'] } }],
    ['start', {}, { resume: { of: ['order-1'] } }],
    ['restart', {}, { reboot: { of: ['order-1'] } }],
    ['delete', {}, { close: { of: ['order-1'] } }],
    ['reinstall', {}, { reinstall: { of: ['order-1'] } }],
    ['resource', { cpu_number: 2, ram_mib: 4096 }, { change: { of: ['order-1'], tariff: 'medium' } }],
    ['ip', { ipv4_number: 1 }, { addAddress: { of: ['order-1'] } }],
    ['ip', { ipv4_number: -1 }, { removeAddress: { of: ['order-1'] } }],
  ])('%s %j', (act, sent, step) => {
    expect(
      inferred(order(alice, 'placed'), creation(2000, alice), hostCall(3000, alice, act, sent)).slice(1),
    ).toEqual([step])
  })
})

describe('what nobody asked for', () => {
  const active = [order(alice, 'placed'), service(alice, 'active', alice.host)]

  it.each([
    ['deleted', 'delete'],
    ['stopped', 'stop'],
    ['started', 'start'],
    ['reinstalled', 'reinstall'],
  ] as const)('was done by somebody else: %s', (change, does) => {
    expect(inferred(...active, host(alice, change)).slice(1)).toEqual([
      { outside: { does, of: ['order-1'] } },
    ])
  })

  it('is not what the platform asked for itself', () => {
    expect(inferred(...active, hostCall(3000, alice, 'stop'), host(alice, 'stopped')).slice(1)).toEqual([
      { suspend: { of: ['order-1'] } },
    ])
  })
})
