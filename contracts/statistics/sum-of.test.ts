import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOf } from './sum-of.ts'
import { valueAt } from './value-at.ts'

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
