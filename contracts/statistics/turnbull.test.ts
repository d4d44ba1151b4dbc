import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval } from './interval.ts'
import { smoothed, turnbull } from './turnbull.ts'
import { valueAt } from './mass.ts'

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

const known = (value: number): Interval => ({ from: value, to: value })

/** The likelihood of samples under masses, counted without the algorithm: mass counts where it lies in a sample whole. */
function logLikelihood(samples: readonly Interval[], masses: ReturnType<typeof turnbull>): number {
  return samples.reduce((sum, { from, to }) => {
    const inside = masses.filter((mass) => {
      if (from === to) return mass.from === from && mass.to === to
      return mass.from >= from && mass.to <= to && !(mass.from === from && mass.to === from)
    })
    return sum + Math.log(inside.reduce((total, { share }) => total + share, 0))
  }, 0)
}

const interval = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 12 }), fc.boolean())
  .map(([from, width, isOpen]): Interval => ({ from, to: isOpen && width > 9 ? Infinity : from + width }))
const samples = fc.array(interval, { minLength: 1, maxLength: 25 })

describe('the estimator of Turnbull', () => {
  it('is the empirical distribution where values are known', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), (values) => {
        const masses = turnbull(values.map(known))
        const counts = Map.groupBy(
          values.toSorted((a, b) => a - b),
          (value) => value,
        )
        expect(masses.map(({ from, to }) => [from, to])).toEqual(
          [...counts.keys()].map((value) => [value, value]),
        )
        for (const [index, same] of [...counts.values()].entries())
          expect(masses[index]?.share).toBeCloseTo(same.length / values.length, 9)
      }),
    )
  })

  it('never makes the samples less likely from one step to the next', () => {
    fc.assert(
      fc.property(samples, (some) => {
        const heard: number[] = []
        turnbull(some, (likelihood) => heard.push(likelihood))
        expect(heard.length).toBeGreaterThan(1)
        for (const [index, likelihood] of heard.entries())
          expect(likelihood).toBeGreaterThanOrEqual((heard[index - 1] ?? -Infinity) - 1e-9)
      }),
    )
  })

  it('finds nothing likelier by moving mass from any place to another', () => {
    fc.assert(
      fc.property(samples, (some) => {
        const masses = turnbull(some)
        const best = logLikelihood(some, masses)
        for (const [from] of masses.entries()) {
          for (const [to] of masses.entries()) {
            const moved = masses.map((mass, index) => {
              const taken = Math.min(0.02, masses[from]?.share ?? 0)
              const change = (index === to ? taken : 0) - (index === from ? taken : 0)
              return { ...mass, share: mass.share + change }
            })
            expect(logLikelihood(some, moved)).toBeLessThanOrEqual(best + some.length * 1e-3)
          }
        }
      }),
    )
  })

  it('gives shares that add up to all, in ascending places that do not overlap', () => {
    fc.assert(
      fc.property(samples, (some) => {
        const masses = turnbull(some)
        expect(masses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
        for (const [index, { from }] of masses.entries())
          expect(from).toBeGreaterThanOrEqual(masses[index - 1]?.to ?? 0)
      }),
    )
  })

  it('puts what was seen between two looks between them, as often as it was seen there', () => {
    const masses = turnbull([...Array.from({ length: 3 }, () => ({ from: 0, to: 10 })), { from: 10, to: 20 }])
    expect(masses).toEqual([
      { from: 0, to: 10, share: expect.closeTo(0.75, 9) as number },
      { from: 10, to: 20, share: expect.closeTo(0.25, 9) as number },
    ])
  })

  it('agrees with a case that can be worked out by hand', () => {
    // Either of the outer samples may lie in the overlap with the middle one: all likeliest there.
    const masses = turnbull([
      { from: 0, to: 4 },
      { from: 3, to: 7 },
      { from: 6, to: 9 },
    ])
    // Two places, (3, 4] and (6, 7]: the outer samples take one each, the middle one shares itself between them.
    expect(masses.map(({ from, to, share }) => [from, to, Math.round(share * 1000) / 1000])).toEqual([
      [3, 4, 0.5],
      [6, 7, 0.5],
    ])
  })

  it('takes a task that was never seen to end for one that took at least so long', () => {
    const masses = turnbull([known(1), known(2), { from: 1.5, to: Infinity }, known(3)])
    // As the estimator of Kaplan and Meier for the same censored values: 1/4, then 3/8 for each of those left.
    expect(masses.map(({ share }) => share)).toEqual([
      expect.closeTo(0.25, 5),
      expect.closeTo(0.375, 5),
      expect.closeTo(0.375, 5),
    ])
  })

  it('keeps apart what ends at a moment, what is known to be there, and what begins there', () => {
    const masses = turnbull([{ from: 0, to: 5 }, known(5), { from: 5, to: 9 }])
    expect(masses.map(({ from, to }) => [from, to])).toEqual([
      [5, 5],
      [5, 9],
    ])
  })

  it('says nothing of no samples', () => {
    expect(turnbull([])).toEqual([])
  })

  it('takes ten thousand samples in its stride', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      from: (index * 7919) % 5000,
      to: ((index * 7919) % 5000) + 60,
    }))
    const masses = turnbull(many)
    expect(masses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
  })
})
