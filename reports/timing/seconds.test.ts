import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seconds } from './seconds.ts'

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
