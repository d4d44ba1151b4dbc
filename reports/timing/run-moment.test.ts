import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoMoment, runEpochMs, unixNanos } from './run-moment.ts'

describe('a moment of a run', () => {
  test.each([
    [0, '2024-01-01T00:00:00.000Z', '1704067200000000000'],
    [0.001, '2024-01-01T00:00:00.000Z', '1704067200000001000'],
    [12.345, '2024-01-01T00:00:00.012Z', '1704067200012345000'],
    [61_005, '2024-01-01T00:01:01.005Z', '1704067261005000000'],
    [86_400_000, '2024-01-02T00:00:00.000Z', '1704153600000000000'],
  ])('%d ms after its begin is %s', (atMs, date, nanos) => {
    expect(isoMoment(atMs)).toBe(date)
    expect(unixNanos(atMs)).toBe(nanos)
  })

  test('counts from the date at which simulated worlds begin', () => {
    expect(runEpochMs).toBe(Date.UTC(2024, 0, 1))
  })

  test('keeps each microsecond of whatever length', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), (micros) => {
        const sinceBegin = BigInt(unixNanos(micros / 1000)) - BigInt(unixNanos(0))
        expect(sinceBegin).toBe(BigInt(micros) * 1000n)
      }),
    )
  })
})
