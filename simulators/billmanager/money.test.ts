import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { clientProfile } from '../platform/client-profile.ts'
import { small } from '../platform/fixtures/test-platform.ts'
import { saleLog } from '../platform/sale-log.ts'
import { chargeDifference, chargePeriod, periodPrice, refundAll } from './money.ts'
import { newService, type Service } from './service.ts'

function sold(price: number) {
  const facts: TraceFact[] = []
  const request = { order: 'a', client: clientProfile(1, 'bob'), tariff: { ...small, price }, addresses: 1 }
  const surroundings = { clock: new VirtualClock(), tell: (fact: TraceFact) => void facts.push(fact) }
  const service: Service = newService(1001, 'bill1001', request, saleLog(surroundings, request, 1001))
  const sum = (entry: string): number =>
    facts.reduce(
      (total, fact) => total + (fact.type === 'ledger' && fact.entry === entry ? fact.amount : 0),
      0,
    )
  const periods = (): readonly (number | undefined)[] =>
    facts.flatMap((fact) => (fact.type === 'ledger' && fact.entry === 'charge' ? [fact.period] : []))
  return { service, sum, periods }
}

const billing = fc.constantFrom('monthly', 'daily', 'once')
const price = fc.integer({ min: 0, max: 1_000_000 })

describe('money', () => {
  it('of a day is a thirtieth of a month, and never less', () => {
    expect(periodPrice({ ...small, price: 30_000 }, 'daily')).toBe(1000)
    expect(periodPrice({ ...small, price: 30_001 }, 'daily')).toBe(1001)
    expect(periodPrice({ ...small, price: 30_001 }, 'monthly')).toBe(30_001)
  })

  it('is charged once for each period, and paid for as it is charged', () => {
    fc.assert(
      fc.property(price, billing, fc.integer({ min: 1, max: 20 }), (amount, by, count) => {
        const { service, sum, periods } = sold(amount)
        const charged = Array.from({ length: count }, () => chargePeriod(service, by))
        const expected = by === 'once' ? 1 : count
        expect(charged.filter(Boolean)).toHaveLength(expected)
        expect(periods()).toEqual(Array.from({ length: expected }, (_, index) => index + 1))
        expect(sum('payment')).toBe(sum('charge'))
      }),
    )
  })

  it('comes to the difference of the tariffs, whichever is dearer', () => {
    fc.assert(
      fc.property(price, price, billing, (before, after, by) => {
        const { service, sum } = sold(before)
        const old = service.tariff
        service.tariff = { ...old, price: after }
        chargeDifference(service, old, by)
        expect(sum('charge') - sum('refund')).toBe(periodPrice(service.tariff, by) - periodPrice(old, by))
        expect(Math.min(sum('charge'), sum('refund'))).toBe(0)
      }),
    )
  })

  it('goes back once, however often it is asked for', () => {
    const { service, sum } = sold(500)
    chargePeriod(service, 'monthly')
    refundAll(service, 'monthly')
    refundAll(service, 'monthly')
    expect(sum('refund')).toBe(500)
  })
})
