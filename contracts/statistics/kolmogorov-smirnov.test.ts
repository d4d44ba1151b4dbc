import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts'

/** Numbers that anybody can draw again: x -> (1103515245 x + 12345) mod 2^31. */
function drawn(seed: number, count: number): readonly number[] {
  let state = BigInt(seed)
  return Array.from({ length: count }, () =>
    Number((state = (1_103_515_245n * state + 12_345n) % 2_147_483_648n)),
  )
}

const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 30 })

/** The distance by its definition. */
function distanceOf(first: readonly number[], second: readonly number[]): number {
  const upTo = (sample: readonly number[], bound: number): number =>
    sample.filter((value) => value <= bound).length / sample.length
  return Math.max(...[...first, ...second].map((bound) => Math.abs(upTo(first, bound) - upTo(second, bound))))
}

describe('the test of Kolmogorov and Smirnov', () => {
  // Expected: scipy.stats.ks_2samp(first, second, method='exact') of SciPy 1.17.1.
  it.each([
    [
      'few values',
      [19, 22, 16, 29, 24],
      [20, 11, 17, 12],
      { distance: 0.6, pValue: 0.285_714_285_714_285_7 },
    ],
    [
      'equal values',
      [1, 2, 2, 3, 3, 3, 4],
      [2, 3, 3, 4, 5, 6, 6, 7, 9],
      { distance: 0.555_555_555_555_555_6, pValue: 0.126_748_251_748_251_74 },
    ],
    [
      'values apart',
      [1, 2, 3, 4, 5, 6, 7],
      [10, 20, 30, 40, 50],
      { distance: 1, pValue: 0.002_525_252_525_252_525_5 },
    ],
    [
      'dozens of values',
      drawn(7, 60).map((value) => value % 1000),
      drawn(11, 45).map((value) => (value % 1000) + 150),
      { distance: 0.294_444_444_444_444_45, pValue: 0.018_986_969_910_124_8 },
    ],
  ])('agrees with SciPy on %s', (_, first, second, { distance, pValue }) => {
    const test = kolmogorovSmirnov(first, second)
    expect(test.distance).toBeCloseTo(distance, 12)
    expect(test.pValue).toBeCloseTo(pValue, 12)
  })

  it('agrees with SciPy on thousands of values, where it takes the limit', () => {
    const test = kolmogorovSmirnov(
      drawn(7, 3000).map((value) => value / 2 ** 31),
      drawn(11, 2000).map((value) => value / 2 ** 31 + 0.03),
    )
    // scipy.stats.ks_2samp: exact 0.136773, asymptotic 0.135847.
    expect(test.distance).toBeCloseTo(0.033_333_333_333_333, 9)
    expect(test.pValue).toBeCloseTo(0.136_773, 2)
  })

  it('has the distance that its definition gives', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        expect(kolmogorovSmirnov(first, second).distance).toBeCloseTo(distanceOf(first, second), 12)
      }),
    )
  })

  it('says the same of both, whichever comes first, and a probability', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [one, other] = [kolmogorovSmirnov(first, second), kolmogorovSmirnov(second, first)]
        expect(one.distance).toBeCloseTo(other.distance, 12)
        expect(one.pValue).toBeCloseTo(other.pValue, 9)
        expect(one.pValue).toBeGreaterThanOrEqual(0)
        expect(one.pValue).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('finds no difference between a sample and itself', () => {
    fc.assert(
      fc.property(values, (sample) => {
        expect(kolmogorovSmirnov(sample, sample)).toEqual({ distance: 0, pValue: 1 })
      }),
    )
  })

  it('rejects one in twenty of samples of one distribution, and not more', () => {
    const rejected = Array.from({ length: 400 }, (_, turn) => {
      const [first, second] = [drawn(turn * 2 + 1, 40), drawn(turn * 2 + 100_000, 30)]
      return kolmogorovSmirnov(first, second).pValue < 0.05
    }).filter(Boolean)
    // 20 are expected; by chance more than 35 come once in two thousand times.
    expect(rejected.length).toBeLessThan(36)
    expect(rejected.length).toBeGreaterThan(3)
  })

  it('goes over from counting to the limit without a step', () => {
    const [first, second] = [drawn(3, 2000), drawn(5, 2000).map((value) => value * 1.05)]
    const counted = kolmogorovSmirnov(first, second).pValue
    const limited = kolmogorovSmirnov([...first, first[0] ?? 0], second).pValue
    expect(Math.abs(counted - limited)).toBeLessThan(0.02)
  })
})
