import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval } from './interval.ts'
import { smoothed } from './smoothed.ts'
import { turnbull } from './turnbull.ts'
import { valueAt } from './value-at.ts'

/** Values that lie evenly between bounds, each known as two looks around it show it; looks come late by a little. */
function looked(count: number, everyMs: number, lateMs: number): readonly Interval[] {
  return Array.from({ length: count }, (_, index) => {
    const value = 5000 + (15_000 * (index + 0.5)) / count
    const late = (look: number): number => lateMs * (((index * 31 + look * 17) % 100) / 100)
    const looks = Array.from({ length: 40 }, (_, look) => look * everyMs + late(look))
    const after = looks.findIndex((look) => look >= value)
    return { from: looks[after - 1] ?? 0, to: looks[after] ?? Infinity }
  })
}

describe('a smoothed distribution', () => {
  it('is that of Turnbull where values are known, or bounds do not overlap', () => {
    const values = [5, 1, 1, 9].map((value) => ({ from: value, to: value }))
    expect(smoothed(values)).toEqual(turnbull(values))
    const seconds = [0, 1, 1, 2, 5].map((second) => ({ from: second, to: second + 1 }))
    expect(smoothed(seconds)).toEqual(turnbull(seconds))
  })

  it('finds a distribution behind looks that come late by a little, where the likeliest one has peaks', () => {
    const samples = looked(300, 3000, 40)
    const found = smoothed(samples)
    // What lies between looks cannot be seen: half of their distance is as near as it comes.
    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9])
      expect(Math.abs(valueAt(found, share) - (5000 + 15_000 * share))).toBeLessThan(1500)
    const peaks = turnbull(samples).filter(({ from, to, share }) => to - from < 60 && share > 0.05)
    expect(peaks.length).toBeGreaterThan(2)
  })

  it('comes nearer the more often is looked', () => {
    const worst = (everyMs: number): number => {
      const found = smoothed(looked(400, everyMs, 40))
      return Math.max(
        ...[0.05, 0.5, 0.95].map((share) => Math.abs(valueAt(found, share) - (5000 + 15_000 * share))),
      )
    }
    expect(worst(500)).toBeLessThan(500)
    expect(worst(500)).toBeLessThan(worst(6000))
  })

  it('counts what was never seen to end as lasting at least so long', () => {
    const ended = looked(60, 1000, 20)
    const open = Array.from({ length: 20 }, () => ({ from: 15_000, to: Infinity }))
    expect(valueAt(smoothed([...ended, ...open]), 0.9)).toBeGreaterThan(valueAt(smoothed(ended), 0.9))
  })

  it('gives shares that add up to all, within the bounds of the samples', () => {
    const interval = fc
      .tuple(fc.nat(1000), fc.integer({ min: 1, max: 400 }))
      .map(([from, width]): Interval => ({ from, to: from + width }))
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 40 }), (samples) => {
        const found = smoothed(samples)
        expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
        expect(found[0]?.from).toBeGreaterThanOrEqual(Math.min(...samples.map(({ from }) => from)) - 1e-6)
        expect(found.at(-1)?.to).toBeLessThanOrEqual(Math.max(...samples.map(({ to }) => to)) + 1e-6)
      }),
    )
  })

  it('takes samples of which all last for ever, and none at all', () => {
    expect(valueAt(smoothed([{ from: 3, to: Infinity }]), 0.5)).toBe(3)
    expect(smoothed([])).toEqual([])
    const found = smoothed([
      { from: 3, to: Infinity },
      { from: 5, to: Infinity },
    ])
    expect(valueAt(found, 1)).toBeLessThanOrEqual(5)
  })
})
