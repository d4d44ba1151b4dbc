import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationMs } from './duration.ts'

describe('durationMs', () => {
  test.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1.5s', 1500],
    ['0s', 0],
    ['4.35s', 4350],
    ['0.4ms', 0],
  ])('%s is %d ms', (text, expected) => {
    expect(durationMs(text)).toBe(expected)
  })

  test('a thousand of a unit is one of the unit above milliseconds', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (amount) => {
        expect(durationMs(`${amount * 1000}ms`)).toBe(durationMs(`${amount}s`))
        expect(durationMs(`${amount * 60}s`)).toBe(durationMs(`${amount}m`))
        expect(durationMs(`${amount * 60}m`)).toBe(durationMs(`${amount}h`))
      }),
    )
  })

  test.each(['', '5', '5 minutes', '5 m', '-5s', '.5s', '5.s', '1e3s', '5d', '5S', '5s\n'])(
    'refuses %j',
    (text) => {
      expect(() => durationMs(text)).toThrow(
        expect.objectContaining({
          code: 'VMH_SCENARIO_INVALID',
          message: expect.stringContaining('Not a duration'),
        }),
      )
    },
  )
})
