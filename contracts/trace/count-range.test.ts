import { expect, test } from 'vitest'
import { isCounted, toMicroseconds } from './count-range.ts'
import fc from 'fast-check'

test.each([
  [0, 0],
  [1.2345, 1.235],
  [0.1 + 0.2, 0.3],
  [0.000_4, 0],
  [86_400_000.000_9, 86_400_000.001],
])('%d ms is told as %d', (ms, told) => {
  expect(toMicroseconds(ms)).toBe(told)
})

test('is never off by more than half a microsecond, and rounds nothing twice', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (ms) => {
      const told = toMicroseconds(ms)
      expect(Math.abs(told - ms)).toBeLessThan(0.000_501)
      expect(toMicroseconds(told)).toBe(told)
    }),
  )
})

test.each([
  [3, [3]],
  ['>= 3', [3, 4, 5]],
  ['> 3', [4, 5]],
  ['<= 3', [0, 1, 2, 3]],
  ['<3', [0, 1, 2]],
  ['2..4', [2, 3, 4]],
  ['4..2', []],
  ['about 3', []],
])('%s holds for %j alone', (expected, numbers) => {
  expect([0, 1, 2, 3, 4, 5].filter((actual) => isCounted(actual, expected))).toEqual(numbers)
})
