import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addHolding,
  exceeds,
  growthOf,
  type Holding,
  holdingOf,
  isSameHolding,
  nothingHeld,
} from './quota.ts'

const amount = fc.integer({ min: 0, max: 1_000_000 })
const sizes = fc.record({ cpuNumber: amount, ramMib: amount, diskMib: amount, addresses: amount })
const holdings: fc.Arbitrary<Holding> = fc.record({
  machines: amount,
  cpuNumber: amount,
  ramMib: amount,
  diskMib: amount,
  addresses: amount,
})

const small = { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 1 }

describe('what is held', () => {
  it('of one machine is one machine and its size', () => {
    expect(holdingOf(small)).toEqual({ machines: 1, ...small })
  })

  it('is what it was when something has come and gone', () => {
    fc.assert(
      fc.property(holdings, holdings, (held, other) => {
        expect(addHolding(addHolding(held, other), other, -1)).toEqual(held)
      }),
    )
  })

  it('takes what is not named as nothing', () => {
    expect(addHolding(nothingHeld, { machines: 2 })).toEqual({ ...nothingHeld, machines: 2 })
  })

  it('is the same only in all measures', () => {
    expect(isSameHolding(holdingOf(small), { machines: 1, ...small })).toBe(true)
    expect(isSameHolding(holdingOf(small), { machines: 1, ...small, diskMib: 1 })).toBe(false)
  })
})

describe('the growth of a machine', () => {
  it('is in each measure what it gets more, and never less than nothing', () => {
    fc.assert(
      fc.property(sizes, sizes, (from, to) => {
        const { machines, ...growth } = growthOf(from, to)
        expect(machines).toBe(0)
        for (const [measure, more] of Object.entries(growth)) {
          const key = measure as keyof typeof from
          expect(more).toBe(Math.max(0, to[key] - from[key]))
        }
      }),
    )
  })
})

describe('a quota', () => {
  it.each([
    ['is kept up to its bound', { machines: 2 }, 2, false],
    ['is exceeded beyond it', { machines: 1 }, 2, true],
    ['has no bound in what it does not name', { ramMib: 1 }, 1_000_000, false],
  ])('%s', (_, quota, machines, expected) => {
    expect(exceeds(quota, { ...nothingHeld, machines }, nothingHeld)).toBe(expected)
  })

  it('that was exceeded before hinders nothing that takes no more of it', () => {
    const before = { ...nothingHeld, machines: 5, ramMib: 10 }
    expect(exceeds({ machines: 1 }, { ...before, ramMib: 20 }, before)).toBe(false)
  })
})
