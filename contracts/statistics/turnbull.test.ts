import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval } from './interval.ts'
import { turnbull } from './turnbull.ts'

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
