import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawMs } from './draw-ms.ts'
import { randomStream } from './random-stream.ts'

const draw = (seed: number, name: string, count = 20): number[] => {
  const stream = randomStream(seed, name)
  return Array.from({ length: count }, () => stream.fraction())
}

describe('randomStream', () => {
  it('repeats itself for the same seed and name', () => {
    expect(draw(7, 'hosts')).toEqual(draw(7, 'hosts'))
  })

  it('differs by seed and by name', () => {
    expect(draw(7, 'hosts')).not.toEqual(draw(8, 'hosts'))
    expect(draw(7, 'hosts')).not.toEqual(draw(7, 'faults'))
  })

  it('is not disturbed by what is drawn from another stream', () => {
    const hosts = randomStream(7, 'hosts')
    const faults = randomStream(7, 'faults')
    const seen: number[] = []
    for (let turn = 0; turn < 20; turn++) {
      faults.fraction()
      seen.push(hosts.fraction())
    }
    expect(seen).toEqual(draw(7, 'hosts'))
  })

  it('spreads evenly enough to draw durations from', () => {
    const fractions = draw(1, 'spread', 10_000)
    const mean = fractions.reduce((sum, value) => sum + value, 0) / fractions.length
    expect(mean).toBeCloseTo(0.5, 1)
    expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...fractions)).toBeLessThan(1)
  })

  it('keeps whole numbers within both bounds and reaches each of them', () => {
    const stream = randomStream(3, 'dice')
    const thrown = new Set(Array.from({ length: 500 }, () => stream.integer(1, 6)))
    expect([...thrown].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('a copy of a stream', () => {
  it('goes on with the same numbers, and neither disturbs the other', () => {
    const stream = randomStream(7, 'hosts')
    stream.fraction()
    const copy = stream.copy()
    const drawn = Array.from({ length: 5 }, () => stream.fraction())
    expect(Array.from({ length: 5 }, () => copy.fraction())).toEqual(drawn)
    expect(drawn).toEqual(draw(7, 'hosts', 6).slice(1))
  })
})

describe('drawMs', () => {
  const span = fc
    .tuple(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6))
    .map((numbers) => numbers.toSorted((a, b) => a - b))

  it('stays within its bounds in whole milliseconds, whatever the kind', () => {
    fc.assert(
      fc.property(span, fc.integer(), ([minMs = 0, modeMs = 0, maxMs = 0], seed) => {
        const stream = randomStream(seed, 'durations')
        for (const kind of ['uniform', 'triangular'] as const) {
          const ms = drawMs({ kind, minMs, modeMs, maxMs }, stream)
          expect(Number.isInteger(ms) && ms >= minMs && ms <= maxMs).toBe(true)
        }
      }),
    )
  })

  it('draws one number whatever the kind, so that later draws do not move', () => {
    const after = (kind: 'fixed' | 'uniform'): number => {
      const stream = randomStream(5, 'durations')
      drawMs({ kind, ms: 1, minMs: 0, maxMs: 9 }, stream)
      return stream.fraction()
    }
    expect(after('fixed')).toBe(after('uniform'))
  })

  it('prefers the mode of a triangular distribution to its far end', () => {
    const stream = randomStream(5, 'triangular')
    const drawn = Array.from({ length: 2000 }, () =>
      drawMs({ kind: 'triangular', minMs: 0, modeMs: 100, maxMs: 1000 }, stream),
    )
    expect(drawn.filter((ms) => ms < 500).length).toBeGreaterThan(1300)
  })
})
