import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mass, sumOf, valueAt } from './mass.ts'

const points = (...values: readonly number[]): readonly Mass[] =>
  values.map((value) => ({ from: value, to: value, share: 1 / values.length }))

describe('the value at a share', () => {
  it('is the least at 0 and the greatest at 1', () => {
    expect([valueAt(points(3, 5, 9), 0), valueAt(points(3, 5, 9), 1)]).toEqual([3, 9])
  })

  it('is the middle value, or the middle of the two of an even number', () => {
    expect(valueAt(points(3, 5, 9), 0.5)).toBe(5)
    expect(valueAt(points(3, 5, 9, 11), 0.5)).toBe(7)
  })

  it('spreads mass evenly over its interval', () => {
    const masses = [
      { from: 0, to: 10, share: 0.5 },
      { from: 20, to: 30, share: 0.5 },
    ]
    expect([0.1, 0.25, 0.75, 0.9].map((share) => valueAt(masses, share))).toEqual([
      expect.closeTo(2, 5),
      expect.closeTo(5, 5),
      expect.closeTo(25, 5),
      expect.closeTo(28, 5),
    ])
    expect(valueAt(masses, 0.5)).toBeCloseTo(15, 5)
  })

  it('stays at the lower end where there is no upper one', () => {
    const masses = [
      { from: 1, to: 1, share: 0.5 },
      { from: 8, to: Infinity, share: 0.5 },
    ]
    expect([valueAt(masses, 0.9), valueAt(masses, 1)]).toEqual([8, 8])
  })

  it('never falls as the share grows, and stays within the distribution', () => {
    const mass = fc.tuple(fc.nat(50), fc.nat(9), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(mass, { minLength: 1, maxLength: 20 }), (drawn) => {
        let end = 0
        const total = drawn.reduce((sum, [, , weight]) => sum + weight, 0)
        const masses = drawn.map(([gap, width, weight]) => {
          const from = end + gap
          end = from + width
          return { from, to: end, share: weight / total }
        })
        const values = Array.from({ length: 41 }, (_, index) => valueAt(masses, index / 40))
        for (const [index, value] of values.entries())
          expect(value).toBeGreaterThanOrEqual((values[index - 1] ?? 0) - 1e-6)
        expect(values.at(-1)).toBe(end)
        expect(values[0]).toBe(masses[0]?.from)
      }),
    )
  })
})

const even = { from: 0, to: 10, share: 1 }

describe('the sum of two distributions', () => {
  it('is one of them moved where the other is always the same', () => {
    const sum = sumOf([{ from: 7, to: 7, share: 1 }], [even])
    for (const share of [0.1, 0.5, 0.9]) expect(valueAt(sum, share)).toBeCloseTo(7 + 10 * share, 0)
  })

  it('of two even ones is the triangle between their bounds', () => {
    const sum = sumOf([even], [even])
    // A quarter of a triangle lies below the root of half of its half.
    expect(valueAt(sum, 0.125)).toBeCloseTo(5, 0)
    expect(valueAt(sum, 0.5)).toBeCloseTo(10, 0)
    expect(valueAt(sum, 0.875)).toBeCloseTo(15, 0)
  })

  it('has the sum of both means, is in order, and has shares that add up to all', () => {
    const value = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const [one, other] = [
          [{ from: Math.min(a, b), to: Math.max(a, b), share: 1 }],
          [{ from: Math.min(c, d), to: Math.max(c, d), share: 1 }],
        ]
        const sum = sumOf(one, other)
        const mean = sum.reduce((total, { from, share }) => total + from * share, 0)
        expect(mean).toBeCloseTo((a + b + c + d) / 2, 3)
        expect(sum.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9)
        expect(sum.map(({ from }) => from)).toEqual(sum.map(({ from }) => from).toSorted((x, y) => x - y))
      }),
    )
  })
})
