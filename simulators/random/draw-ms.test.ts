import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawMs, empirical, empiricalShares, quantileMs } from './draw-ms.ts'
import { randomStream } from './random-stream.ts'

const quantiles = fc
  .array(fc.nat(100_000), { minLength: empiricalShares.length, maxLength: empiricalShares.length })
  .map((values) => values.toSorted((a, b) => a - b))

describe('an empirical distribution', () => {
  it('passes through its quantiles, in straight lines', () => {
    const quantilesMs = empiricalShares.map((share) => share * 1000)
    for (const share of [0, 0.003, 0.01, 0.3, 0.5, 0.77, 0.999, 1])
      expect(empirical(quantilesMs, share)).toBeCloseTo(share * 1000, 9)
    const bent = empiricalShares.map((share) => (share <= 0.5 ? 100 : 300))
    expect([0.2, 0.5, 0.625, 0.9].map((share) => empirical(bent, share))).toEqual([100, 100, 200, 300])
  })

  it('never falls, and stays between its bounds', () => {
    fc.assert(
      fc.property(quantiles, fc.double({ min: 0, max: 1, noNaN: true }), (quantilesMs, share) => {
        const value = empirical(quantilesMs, share)
        expect(value).toBeGreaterThanOrEqual(quantilesMs[0] ?? 0)
        expect(value).toBeLessThanOrEqual(quantilesMs.at(-1) ?? 0)
        expect(empirical(quantilesMs, Math.min(1, share + 0.01))).toBeGreaterThanOrEqual(value - 1e-6)
      }),
    )
  })

  it('draws one number like the others, in whole milliseconds, and as often as it says', () => {
    fc.assert(
      fc.property(quantiles, fc.nat(), (quantilesMs, seed) => {
        const [stream, other] = [randomStream(seed, 'x'), randomStream(seed, 'x')]
        expect(Number.isInteger(drawMs({ kind: 'empirical', quantilesMs }, stream))).toBe(true)
        drawMs({ kind: 'uniform', minMs: 1, maxMs: 9 }, other)
        expect(stream.fraction()).toBe(other.fraction())
      }),
    )
    const stream = randomStream(3, 'empirical')
    const quantilesMs = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]
    const drawn = Array.from({ length: 4000 }, () => drawMs({ kind: 'empirical', quantilesMs }, stream))
    // The share below a quantile of 4000 draws lies within 3 % of what it is, but for once in ten thousand times.
    for (const [index, share] of empiricalShares.entries())
      expect(
        Math.abs(drawn.filter((value) => value <= (quantilesMs[index] ?? 0)).length / 4000 - share),
      ).toBeLessThan(0.03)
  })
})

describe('the value at a fraction of a distribution', () => {
  it('is the bound at 0 and at 1, and in the middle what half of all lies below', () => {
    const even = { kind: 'uniform', minMs: 10, maxMs: 30 } as const
    expect([0, 0.5, 1].map((share) => quantileMs(even, share))).toEqual([10, 20, 30])
    const peaked = { kind: 'triangular', minMs: 0, modeMs: 0, maxMs: 100 } as const
    expect([0, 0.75, 1].map((share) => quantileMs(peaked, share))).toEqual([0, 50, 100])
    expect(quantileMs({ kind: 'fixed', ms: 7 }, 0.3)).toBe(7)
  })
})
