import { describe, expect, it } from 'vitest'
import { addendOf } from './addend-of.ts'
import { type Mass, valueAt } from './mass.ts'
import { turnbull } from './turnbull.ts'

/** So many values of a distribution, told by its quantiles, in an order that has nothing to do with them. */
function drawn(count: number, step: number, quantile: (share: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, index) => quantile((((index * step) % count) + 0.5) / count))
}

const massesOf = (values: readonly number[]): readonly Mass[] =>
  turnbull(values.map((value) => ({ from: value, to: value })))
const count = 2003
const slow = drawn(count, 1, (share) => 40 - 50 * Math.log(1 - share))
const quick = drawn(count, 733, (share) => 5 + 20 * share)
const sums = slow.map((value, index) => value + (quick[index] ?? 0))

describe('a part of a sum', () => {
  it('is found where the other part is known', () => {
    const found = addendOf(massesOf(sums), massesOf(quick))
    for (const share of [0.25, 0.5, 0.75, 0.9, 0.95]) {
      const real = 40 - 50 * Math.log(1 - share)
      expect(Math.abs(valueAt(found, share) - real)).toBeLessThan(0.05 * real)
    }
  })

  it('is found where both parts are of one distribution: it is not half of the sum', () => {
    const other = drawn(count, 411, (share) => 5 + 20 * share)
    const both = quick.map((value, index) => value + (other[index] ?? 0))
    const found = addendOf(massesOf(both))
    for (const [share, real] of [
      [0.1, 7],
      [0.25, 10],
      [0.5, 15],
      [0.75, 20],
      [0.9, 23],
    ] as const) {
      expect(Math.abs(valueAt(found, share) - real)).toBeLessThan(1)
    }
    // Half of the sum has its quarter at 11.9 ms.
    expect(valueAt(found, 0.25)).toBeLessThan(11)
  })

  it('is the sum moved where the other part is always the same', () => {
    const found = addendOf(massesOf(slow), [{ from: 30, to: 30, share: 1 }])
    for (const share of [0, 0.1, 0.5, 0.9, 1])
      expect(Math.abs(valueAt(found, share) - (valueAt(massesOf(slow), share) - 30))).toBeLessThan(3)
  })

  it('is half of a sum that is always the same', () => {
    expect(addendOf([{ from: 10, to: 10, share: 1 }])).toEqual([{ from: 5, to: 5, share: 1 }])
  })

  it('keeps apart what lies apart: two peaks stay two peaks', () => {
    const peaks = massesOf(Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? 1000 : 100)))
    const found = addendOf(peaks, [{ from: 10, to: 10, share: 1 }])
    expect(found).toEqual([
      { from: 90, to: 90, share: expect.closeTo(2 / 3, 2) as number },
      { from: 990, to: 990, share: expect.closeTo(1 / 3, 2) as number },
    ])
  })

  it('is never below 0, also where the other part is more than the sum', () => {
    const found = addendOf(massesOf([1, 2, 3]), massesOf([50, 60, 70]))
    expect(Math.min(...found.map(({ from }) => from))).toBeGreaterThanOrEqual(0)
  })
})
