import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCount, quantile } from './quantile.ts'

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

describe('a quantile', () => {
  // Ranks as tables of order-statistic intervals give them (for the median: 5 of 8 is [1, 8], 100 is [40, 61]).
  it.each([
    [1, 0.5, { value: 1, from: 0, to: Number.POSITIVE_INFINITY }],
    [5, 0.5, { value: 3, from: 0, to: Number.POSITIVE_INFINITY }],
    [6, 0.5, { value: 3, from: 1, to: 6 }],
    [8, 0.5, { value: 4, from: 1, to: 8 }],
    [20, 0.5, { value: 10, from: 6, to: 15 }],
    [100, 0.5, { value: 50, from: 40, to: 61 }],
    [10, 0.95, { value: 10, from: 8, to: Number.POSITIVE_INFINITY }],
    [73, 0.95, { value: 70, from: 65, to: 73 }],
    [1000, 0.95, { value: 950, from: 936, to: 964 }],
  ])('of 1..%d at %d', (count, share, expected) => {
    expect(quantile(upTo(count), share)).toEqual(expected)
  })

  it('is bounded from above by as many values as it says', () => {
    for (const share of [0.5, 0.9, 0.95, 0.99]) {
      expect(quantile(upTo(leastCount(share) - 1), share).to).toBe(Number.POSITIVE_INFINITY)
      expect(quantile(upTo(leastCount(share)), share).to).toBeLessThan(Number.POSITIVE_INFINITY)
    }
  })

  it('lies within its bounds, also in large samples', () => {
    const sample = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(sample, fc.constantFrom(0.5, 0.9, 0.95, 0.99), (values, share) => {
        const { value, from, to } = quantile(
          values.toSorted((a, b) => a - b),
          share,
        )
        expect(from).toBeLessThanOrEqual(value)
        expect(value).toBeLessThanOrEqual(to)
      }),
    )
    expect(quantile(upTo(100_000), 0.99)).toMatchObject({ value: 99_000 })
    expect(quantile(upTo(100_000), 0.99).to).toBeLessThan(99_100)
  })

  it('holds the true one about as often as it promises', () => {
    let held = 0
    const rounds = 2000
    let state = 7
    const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < rounds; round++) {
      const sample = Array.from({ length: 80 }, next).toSorted((a, b) => a - b)
      const { from, to } = quantile(sample, 0.9)
      if (from <= 0.9 && 0.9 < to) held++
    }
    expect(held / rounds).toBeGreaterThan(0.94)
    expect(held / rounds).toBeLessThan(0.99)
  })
})
