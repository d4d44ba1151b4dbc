import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messages } from '../i18n/messages.ts'
import { formatDuration, formatMoment, seconds } from './format-duration.ts'

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

test.each([
  [0, '0:00.000'],
  [12_345, '0:12.345'],
  [59_999.6, '1:00.000'],
  [61_005, '1:01.005'],
  [3_723_456, '1:02:03.456'],
  [90_000_000, '25:00:00.000'],
])('%d ms into the run is %s', (atMs, text) => {
  expect(formatMoment(atMs)).toBe(text)
})

test.each([
  [0, 0],
  [41, 0.041],
  [0.001, 0.000001],
  [0.0004, 0],
  [172.9599990000001, 0.17296],
  [3_600_000, 3600],
])('%d ms are %d s', (ms, expected) => {
  expect(seconds(ms)).toBe(expected)
})

test('are written without noise of fractions', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 9 }), fc.constantFrom(1, 10, 1000), (whole, part) => {
      expect(String(seconds(whole / part))).toMatch(/^\d+(\.\d{1,6})?$|^\de-0?[67]$/)
    }),
  )
})
