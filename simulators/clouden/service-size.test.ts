import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOf } from './service-size.ts'

const hourMs = 3_600_000
const nothing = { cpuNumber: 0, ramMib: 0, diskMib: 0, addresses: 0 }

describe('the cost of a machine', () => {
  it.each([
    ['a processor', { cpuNumber: 1 }, 20],
    ['a GiB of memory', { ramMib: 1024 }, 10],
    ['half a GiB of memory', { ramMib: 512 }, 5],
    ['a GiB of disk', { diskMib: 1024 }, 1],
    ['an address', { addresses: 1 }, 5],
  ])('for an hour of %s is its rate', (_, size, cost) => {
    expect(costOf({ ...nothing, ...size }, hourMs)).toBe(cost)
  })

  it('is nothing for no time', () => {
    expect(costOf({ cpuNumber: 8, ramMib: 1, diskMib: 1, addresses: 1 }, 0)).toBe(0)
  })

  it('is the same however the time is cut', () => {
    const size = { cpuNumber: 2, ramMib: 4096, diskMib: 40_960, addresses: 1 }
    const time = fc.integer({ min: 0, max: 100 * hourMs })
    fc.assert(
      fc.property(time, time, (one, other) => {
        expect(costOf(size, one) + costOf(size, other)).toBeCloseTo(costOf(size, one + other), 6)
      }),
    )
  })
})
