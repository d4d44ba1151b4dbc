import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toMicroseconds } from './to-microseconds.ts'

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
