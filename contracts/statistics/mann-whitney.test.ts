import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm, mannWhitney } from './mann-whitney.ts'

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

describe('the correction of Holm', () => {
  it('agrees with the example of p.adjust in R', () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.005), "holm") gives 0.03 0.04 0.04 0.02.
    const corrected = holm([0.01, 0.02, 0.03, 0.005])
    expect(corrected.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.03, 0.04, 0.04, 0.02])
  })

  it('leaves a single test as it is', () => {
    expect(holm([0.2])).toEqual([0.2])
    expect(holm([])).toEqual([])
  })

  it('makes nothing more significant, beyond no bound, and keeps the order', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const corrected = holm(values)
        for (const [index, value] of values.entries()) {
          expect(corrected[index]).toBeGreaterThanOrEqual(value)
          expect(corrected[index]).toBeLessThanOrEqual(1)
          const greater = corrected.filter((_, other) => (values[other] ?? 0) > value)
          expect(corrected[index]).toBeLessThanOrEqual(Math.min(1, ...greater))
        }
      }),
    )
  })
})

const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 })

describe('the test of Mann and Whitney', () => {
  it('agrees with the example in the documentation of SciPy', () => {
    const { pValue, delta } = mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12])
    expect(pValue).toBeCloseTo(0.111_346_886_533_140_41, 5)
    expect(delta).toBeCloseTo(1 - (2 * 17) / 20, 12)
  })

  it('finds no difference between a sample and itself', () => {
    fc.assert(
      fc.property(values, (sample) => {
        const { pValue, delta } = mannWhitney(sample, sample)
        expect(pValue).toBeCloseTo(1, 6)
        expect(delta).toBeCloseTo(0, 12)
      }),
    )
  })

  it('counts pairs: its delta is the share of larger ones less that of smaller ones', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const signs = first.flatMap((a) => second.map((b) => Math.sign(b - a)))
        const expected = signs.reduce((sum: number, sign) => sum + sign, 0) / signs.length
        expect(mannWhitney(first, second).delta).toBeCloseTo(expected, 10)
      }),
    )
  })

  it('says the same of both, whichever comes first', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [one, other] = [mannWhitney(first, second), mannWhitney(second, first)]
        expect(one.pValue).toBeCloseTo(other.pValue, 10)
        expect(one.delta).toBeCloseTo(-other.delta, 10)
        expect(one.pValue).toBeGreaterThanOrEqual(0)
        expect(one.pValue).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is sure of what does not overlap', () => {
    const small = Array.from({ length: 20 }, (_, index) => index)
    const { pValue, delta } = mannWhitney(
      small,
      small.map((value) => value + 100),
    )
    expect(pValue).toBeLessThan(1e-6)
    expect(delta).toBe(1)
  })
})
