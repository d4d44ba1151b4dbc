import { describe, expect, it } from 'vitest'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { clientProfile } from './client-profile.ts'
import { type SaleLog, momentText, saleLog } from './sale-log.ts'
import { tariffs } from './tariff.ts'

describe('momentText', () => {
  it.each([
    [Date.UTC(2024, 0, 1), '00:00_20240101'],
    [Date.UTC(2024, 11, 31, 23, 59, 59, 999), '23:59_20241231'],
    [Date.UTC(2026, 1, 3, 4, 5), '04:05_20260203'],
  ])('tells %i to the minute, in universal time', (ms, text) => {
    expect(momentText(ms)).toBe(text)
  })
})

function told(tell: (log: SaleLog) => void): readonly TraceFact[] {
  const facts: TraceFact[] = []
  const [tariff] = tariffs
  if (tariff === undefined) throw new Error('there are no tariffs')
  const surroundings = { clock: new VirtualClock(), tell: (fact: TraceFact) => void facts.push(fact) }
  tell(saleLog(surroundings, { order: 'a', client: clientProfile(1, 'bob'), tariff, addresses: 1 }, 1001))
  return facts
}

describe('the log of a sale', () => {
  it('tells of a service with what is known of it, and of its size where that has changed', () => {
    const size = { cpuNumber: 1, ramMib: 2, diskMib: 3, addresses: 4 }
    const basics = { type: 'service', order: 'a', service: 1001 }
    expect(
      told((log) => {
        log.service('ordered')
        log.service('processing', 7)
        log.service('active', 7, size)
      }),
    ).toEqual([
      { ...basics, status: 'ordered' },
      { ...basics, status: 'processing', host: 7 },
      { ...basics, status: 'active', host: 7, size },
    ])
  })

  it('tells of money, for a period or for none', () => {
    const basics = { type: 'ledger', client: 'bob', order: 'a' }
    expect(
      told((log) => {
        log.ledger('payment', 500, 2)
        log.ledger('refund', 20)
      }),
    ).toEqual([
      { ...basics, entry: 'payment', amount: 500, period: 2 },
      { ...basics, entry: 'refund', amount: 20 },
    ])
  })

  it('tells of the order and of operations, with a reason where there is one', () => {
    expect(
      told((log) => {
        log.order('placed')
        log.order('manual', 'timeout')
        log.operation({ name: 'close' }, 2, 'failed', 'timeout')
        log.operation({ name: 'close', intent: 4 }, 3, 'done')
      }),
    ).toEqual([
      { type: 'order', order: 'a', step: 'placed', client: 'bob' },
      { type: 'order', order: 'a', step: 'manual', client: 'bob', reason: 'timeout' },
      { type: 'operation', order: 'a', name: 'close', tryCount: 2, outcome: 'failed', reason: 'timeout' },
      { type: 'operation', order: 'a', name: 'close', intent: 4, tryCount: 3, outcome: 'done' },
    ])
  })
})
