import { describe, expect, it } from 'vitest'
import type { ExpectedOutcome, TraceEvent, TraceFact } from '../trace/trace-event.ts'
import { judgeTrace } from '../judge/judge.ts'

type Slo = NonNullable<ExpectedOutcome['slo']>

/** Orders that take so many ms from their placing to Active. */
function ordersOf(totalsMs: readonly number[], slo?: Slo): readonly TraceEvent[] {
  const facts: { readonly atMs: number; readonly fact: TraceFact }[] = totalsMs.flatMap((totalMs, index) => {
    const basics = { order: `order-${index + 1}`, service: index + 1 }
    return [
      { atMs: 0, fact: { type: 'order', order: basics.order, step: 'placed', client: 'ann' } },
      { atMs: totalMs, fact: { type: 'service', ...basics, status: 'active', host: index + 1 } },
    ]
  })
  const run: TraceFact = {
    type: 'run',
    version: 1,
    scenario: 's',
    platform: 'clouden',
    target: 'simulated',
    dialect: '2024.03',
    seed: 1,
    clock: 'virtual',
    expect: { orders: 'any', findings: [], ...(slo && { slo }) },
    settleWithinMs: 1e9,
  }
  const end = { atMs: Math.max(0, ...totalsMs), fact: { type: 'end', outcome: 'completed' } } as const
  const all = [{ atMs: 0, fact: run }, ...facts.toSorted((a, b) => a.atMs - b.atMs), end]
  return all.map(({ atMs, fact }, seq) => ({ seq, atMs, ...fact }))
}

const findingsOf = (totalsMs: readonly number[], slo?: Slo) =>
  judgeTrace(ordersOf(totalsMs, slo)).findings.filter(({ rule }) => rule === 'slo-met')

const hundred = Array.from({ length: 100 }, (_, index) => (index + 1) * 1000)

describe('slo-met', () => {
  it('says nothing where nothing is promised', () => {
    expect(findingsOf(hundred)).toEqual([])
  })

  it('holds where the bound is above what the percentile can be', () => {
    expect(findingsOf(hundred, { total: { p50: 61_000, p90: 98_000 } })).toEqual([])
  })

  it('is broken where the percentile cannot be within the bound', () => {
    expect(findingsOf(hundred, { total: { p50: 39_000, p90: 98_000 } })).toEqual([
      {
        rule: 'slo-met',
        party: 'integration',
        detail: 'missed',
        params: { phase: 'total', percentile: 'p50', limitMs: 39_000, actualMs: 50_000, count: 100 },
        witness: [],
      },
    ])
  })

  it.each([
    { totals: hundred, limits: { p50: 50_000 }, params: { count: 100, needed: 101 } },
    { totals: [1, 2, 3], limits: { p95: 60_000 }, params: { count: 3, needed: 72 } },
    { totals: [], limits: { p95: 60_000 }, params: { count: 0, needed: 72 } },
  ])('leaves a bound open that so many orders neither keep nor break: $params', (given) => {
    expect(findingsOf(given.totals, { total: given.limits })).toMatchObject([
      { detail: 'inconclusive', severity: 'note', params: given.params },
    ])
  })

  it('is broken by three orders that all take too long', () => {
    expect(findingsOf([9000, 9000, 9000], { total: { p95: 8000 } })).toMatchObject([{ detail: 'missed' }])
  })

  it('breaks a promise where it is missed, and none where it is open', () => {
    const severity = (limitMs: number) => findingsOf(hundred, { total: { p50: limitMs } })[0]?.severity
    expect([severity(39_000), severity(50_000)]).toEqual([undefined, 'note'])
  })

  it('names the party that spends the time', () => {
    const parties = (['install', 'notice'] as const).map(
      (phase) => findingsOf([1], { [phase]: { p50: 1 } })[0]?.party,
    )
    expect(parties).toEqual(['provider', 'consumer'])
  })
})
