import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IpAddress, IpPool } from './entities.ts'
import { createIpPool, returnAddresses, takeAddress, takeAddresses, usedAddresses } from './ip-pool.ts'
import { tableOf } from './table.ts'

const poolOf = (size: number): IpPool =>
  createIpPool({ id: 1, name: 'main', size, clusterIds: [1], firstAddress: '198.18.0.0' })
const texts = (addresses: readonly IpAddress[] | undefined): readonly string[] | undefined =>
  addresses?.map(({ address }) => address)

describe('a certain address', () => {
  it('is taken where it is free, and then goes to nobody else', () => {
    const pool = poolOf(3)
    expect(texts(takeAddress(pool, '198.18.0.1'))).toEqual(['198.18.0.1'])
    expect(takeAddress(pool, '198.18.0.1')).toBeUndefined()
    expect(texts(takeAddresses(pool, 2))).toEqual(['198.18.0.0', '198.18.0.2'])
  })

  it.each(['198.18.0.3', '198.17.255.255', '10.0.0.1', 'somewhere', '2001:db8::1', ''])(
    'is not had where the pool lacks it: %s',
    (address) => {
      const pool = poolOf(3)
      expect(takeAddress(pool, address)).toBeUndefined()
      expect(usedAddresses(pool)).toBe(0)
    },
  )

  it('is had again when it has come back', () => {
    const pool = poolOf(2)
    const taken = takeAddresses(pool, 2) ?? []
    returnAddresses(tableOf([], [pool]), taken.slice(0, 1))
    expect(texts(takeAddress(pool, '198.18.0.0'))).toEqual(['198.18.0.0'])
    expect(takeAddresses(pool, 1)).toBeUndefined()
  })

  it('is never had by two, however certain and any addresses come and go', () => {
    const step = fc.record({ give: fc.nat(12), certain: fc.option(fc.nat(12)) })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.array(step, { maxLength: 60, size: 'max' }),
        (size, steps) => {
          const pool = poolOf(size)
          const held: IpAddress[] = []
          for (const { give, certain } of steps) {
            returnAddresses(tableOf([], [pool]), held.splice(give, 1))
            const isFree = certain === null || !held.some(({ offset }) => offset === certain)
            const isThere = certain === null ? held.length < size : certain < size
            const taken = certain === null ? takeAddresses(pool, 1) : takeAddress(pool, `198.18.0.${certain}`)
            expect(taken !== undefined).toBe(isFree && isThere)
            held.push(...(taken ?? []))
            expect(new Set(held.map(({ address }) => address)).size).toBe(held.length)
            expect(usedAddresses(pool)).toBe(held.length)
          }
        },
      ),
    )
  })
})
