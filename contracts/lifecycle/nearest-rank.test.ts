import { describe, expect, it } from 'vitest'
import { nearestRank } from './quantile.ts'

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

describe('the nearest rank', () => {
  // Wikipedia, "Percentile", worked examples of the nearest-rank method.
  it.each([
    [[15, 20, 35, 40, 50], 5, 15],
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 40, 20],
    [[15, 20, 35, 40, 50], 50, 35],
    [[15, 20, 35, 40, 50], 100, 50],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 25, 7],
    [[3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 75, 15],
  ])('of %j at %i %% is %i', (sorted, percent, value) => {
    expect(nearestRank(sorted, percent)).toBe(value)
  })

  it('is not misled by fractions that no number holds', () => {
    expect(nearestRank(upTo(20), 55)).toBe(11)
    expect(nearestRank(upTo(100), 7)).toBe(7)
  })

  it('is the least one at nought, and nothing of nothing', () => {
    expect(nearestRank([4, 5], 0)).toBe(4)
    expect(nearestRank([], 50)).toBeUndefined()
  })
})
