import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm } from './holm.ts'

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

describe('the correction of Holm', () => {
  it('agrees with the example of p.adjust in R', () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.005), "holm") gives 0.03 0.04 0.04 0.02.
    const corrected = holm([0.01, 0.02, 0.03, 0.005])
    expect(corrected.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.03, 0.04, 0.04, 0.02])
  })

  it('leaves a single test as it is', () => {
    expect(holm([0.2])).toEqual([0.2])
    expect(holm([])).toEqual([])
  })

  it('makes nothing more significant, beyond no bound, and keeps the order', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const corrected = holm(values)
        for (const [index, value] of values.entries()) {
          expect(corrected[index]).toBeGreaterThanOrEqual(value)
          expect(corrected[index]).toBeLessThanOrEqual(1)
          const greater = corrected.filter((_, other) => (values[other] ?? 0) > value)
          expect(corrected[index]).toBeLessThanOrEqual(Math.min(1, ...greater))
        }
      }),
    )
  })
})
