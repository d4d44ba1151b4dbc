import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alice, bob, host, task } from '../trace/fixtures/facts.ts'
import type { HostEvent, MachineSize, TaskEvent } from '../trace/trace-event.ts'
import { HeldAddresses } from './held-addresses.ts'

const sizeOf = (addresses: number): MachineSize => ({ cpuNumber: 1, ramMib: 1, diskMib: 1, addresses })
const at = <Fact>(fact: Fact, atMs = 0) => ({ ...fact, seq: 0, atMs })

function after(...events: readonly (HostEvent | TaskEvent)[]): HeldAddresses {
  const held = new HeldAddresses()
  for (const event of events) {
    if (event.type === 'host') held.seeHost(at(event))
    else held.seeTask(at(event))
  }
  return held
}

test('nothing is held before anything is told', () => {
  const held = new HeldAddresses()
  expect(held.count()).toBe(0)
  expect(held.stirredAtMs).toBeUndefined()
})

describe('addresses are held', () => {
  test('by every machine that is there', () => {
    expect(after(host(alice, 'accepted', sizeOf(2)), host(bob, 'accepted', sizeOf(1))).count()).toBe(3)
  })

  test('until it is deleted', () => {
    expect(after(host(alice, 'accepted', sizeOf(2)), host(alice, 'deleted')).count()).toBe(0)
    expect(after(host(alice, 'accepted', sizeOf(2)), host(alice, 'deleted', sizeOf(2))).count()).toBe(0)
  })

  test('by one that failed', () => {
    expect(after(host(alice, 'accepted', sizeOf(2)), host(alice, 'failed')).count()).toBe(2)
  })

  test('as many as were told last', () => {
    expect(after(host(alice, 'accepted', sizeOf(2)), host(alice, 'changed', sizeOf(5))).count()).toBe(5)
  })
})

describe('nobody knows', () => {
  test('while a machine has told nothing', () => {
    expect(after(host(alice, 'accepted')).count()).toBeUndefined()
    expect(after(host(alice, 'accepted'), host(alice, 'address-added', sizeOf(1))).count()).toBe(1)
    expect(after(host(alice, 'accepted'), host(alice, 'deleted')).count()).toBe(0)
  })

  test('after a change that tells nothing', () => {
    expect(after(host(alice, 'accepted', sizeOf(1)), host(alice, 'changed')).count()).toBeUndefined()
    expect(after(host(alice, 'accepted', sizeOf(1)), host(alice, 'stopped')).count()).toBe(1)
  })

  test.each([
    ['created', undefined],
    ['running', undefined],
    ['complete', 0],
    ['failed', 0],
    ['aborted', 0],
  ] as const)('while a task is %s: %s', (status, count) => {
    expect(after(task(alice, 'created'), task(alice, status)).count()).toBe(count)
  })
})

test('a machine that was there before the run is not counted', () => {
  const held = new HeldAddresses()
  expect(held.seeHost(at(host(alice, 'deleted', sizeOf(4)), 7))).toBe(false)
  expect(held.seeHost(at(host(alice, 'changed', sizeOf(4)), 7))).toBe(false)
  expect(held.seeHost(at(host(alice, 'accepted', sizeOf(4)), 7))).toBe(true)
  expect(held.count()).toBe(4)
})

test('the last moment at which something happened is known', () => {
  const held = new HeldAddresses()
  held.seeHost(at(host(alice, 'accepted', sizeOf(1)), 5))
  expect(held.stirredAtMs).toBe(5)
  held.seeTask(at(task(alice, 'complete'), 9))
  expect(held.stirredAtMs).toBe(9)
})

test('however machines come, change and go, the count is the sum of those that are there', () => {
  const step = fc.record({
    host: fc.integer({ min: 1, max: 4 }),
    change: fc.constantFrom<HostEvent['change']>('accepted', 'changed', 'failed', 'deleted'),
    addresses: fc.integer({ min: 0, max: 9 }),
  })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const held = new HeldAddresses()
      const there = new Map<number, number>()
      for (const { host: id, change, addresses } of steps) {
        held.seeHost(at(host({ ...alice, host: id }, change, sizeOf(addresses))))
        if (change === 'deleted') there.delete(id)
        else if (change === 'accepted' || there.has(id)) there.set(id, addresses)
      }
      expect(held.count()).toBe([...there.values()].reduce((sum, addresses) => sum + addresses, 0))
    }),
  )
})
