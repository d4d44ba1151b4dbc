import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IpAddress, IpPool } from './entities.ts'
import { tableOf } from './table.ts'
import { createIpPool, returnAddresses, takeAddresses, usedAddresses } from './ip-pool.ts'

const poolOf = (size: number): IpPool =>
  createIpPool({ id: 1, name: 'main', size, clusterIds: [1], firstAddress: '198.18.0.0' })

describe('an address pool', () => {
  it('gives addresses set aside for tests, one after the other over the bounds of bytes', () => {
    const pool = poolOf(1000)
    const addresses = takeAddresses(pool, 258)?.map(({ address }) => address)
    expect(addresses?.[0]).toBe('198.18.0.0')
    expect(addresses?.[255]).toBe('198.18.0.255')
    expect(addresses?.[257]).toBe('198.18.1.1')
  })

  it('gives all or nothing', () => {
    const pool = poolOf(3)
    expect(takeAddresses(pool, 2)).toHaveLength(2)
    expect(takeAddresses(pool, 2)).toBeUndefined()
    expect(usedAddresses(pool)).toBe(2)
    expect(takeAddresses(pool, 1)).toHaveLength(1)
    expect(takeAddresses(pool, 0)).toEqual([])
  })

  it('keeps the sum of free and used addresses, and gives none to two, whatever comes and goes', () => {
    const step = fc.record({ give: fc.nat(20), take: fc.nat(5) })
    fc.assert(
      fc.property(fc.nat(40), fc.array(step, { maxLength: 60, size: 'max' }), (size, steps) => {
        const pool = poolOf(size)
        const held: (readonly IpAddress[])[] = []
        for (const { give, take } of steps) {
          for (const addresses of held.splice(give, 1)) returnAddresses(tableOf([], [pool]), addresses)
          const before = held.flat().length
          const taken = takeAddresses(pool, take)
          expect(taken === undefined).toBe(before + take > size)
          held.push(taken ?? [])
          const all = held.flat().map(({ address }) => address)
          expect(usedAddresses(pool)).toBe(all.length)
          expect(new Set(all).size).toBe(all.length)
          expect(held.flat().filter(({ offset }) => offset < 0 || offset >= size)).toEqual([])
        }
      }),
    )
  })
})
