import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mass } from './mass.ts'
import { valueAt } from './value-at.ts'

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
