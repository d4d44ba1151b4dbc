import { describe, expect, test } from 'vitest'
import { alice, answered, creation, exchange, lost } from '../trace/fixtures/facts.ts'
import type { ExchangeEvent } from '../trace/trace-event.ts'
import { creationOf } from './creation-of.ts'
import type { Creation } from './order-picture.ts'

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
