import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messages } from '../i18n/messages.ts'
import { formatDuration } from './format-duration.ts'

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [0.4, '0 ms'],
    [812, '812 ms'],
    [999.4, '999 ms'],
    [999.5, '1.0 s'],
    [1000, '1.0 s'],
    [12_345, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 m 00 s'],
    [245_000, '4 m 05 s'],
    [3_599_499, '59 m 59 s'],
    [3_599_500, '1 h 00 m'],
    [3_720_000, '1 h 02 m'],
    [360_000_000, '100 h 00 m'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  test('writes the units and the decimal sign of a language', () => {
    const { units } = messages.ru
    expect([812, 12_345, 245_000, 3_720_000].map((ms) => formatDuration(ms, units))).toEqual([
      '812 мс',
      '12,3 с',
      '4 м 05 с',
      '1 ч 02 м',
    ])
  })

  test('never shows 60 of a unit, nor 1000 ms', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e8, noNaN: true }), (ms) => {
        expect(formatDuration(ms)).toMatch(
          /^(\d{1,3} ms|[1-5]?\d\.\d s|[1-5]?\d m [0-5]\d s|\d+ h [0-5]\d m)$/,
        )
      }),
    )
  })
})
