import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IpAddress, IpPool } from './entities.ts'
import { tableOf } from './table.ts'
import {
  createIpPool,
  dropRange,
  emptyIpPool,
  isRangeUsed,
  nextStart,
  returnAddresses,
  takeAddress,
  takeAddresses,
  totalAddresses,
  usedAddresses,
} from './ip-pool.ts'
import type { IpRange } from './network-entities.ts'
import { undotted } from './ip-span.ts'

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

/** Adds a range that begins with that address. */
function addRange(pool: IpPool, id: number, firstAddress: string, size: number): IpRange {
  const range = {
    id,
    name: firstAddress,
    poolId: pool.id,
    first: undotted(firstAddress),
    size,
    start: nextStart(pool),
  }
  pool.ranges.push(range)
  return range
}

const namesOf = (addresses: readonly IpAddress[] | undefined): readonly string[] | undefined =>
  addresses?.map(({ address }) => address)

describe('a pool of several ranges', () => {
  it('without any has no address to give', () => {
    const pool = emptyIpPool(2, 'second')
    expect([totalAddresses(pool), usedAddresses(pool)]).toEqual([0, 0])
    expect(takeAddresses(pool, 1)).toBeUndefined()
    expect(takeAddresses(pool, 0)).toEqual([])
  })

  it('gives those of one range after those of the other, also to one who asks for many', () => {
    const pool = emptyIpPool(2, 'second')
    addRange(pool, 5, '192.0.2.9', 2)
    addRange(pool, 6, '203.0.113.1', 2)
    expect(totalAddresses(pool)).toBe(4)
    expect(namesOf(takeAddresses(pool, 3))).toEqual(['192.0.2.9', '192.0.2.10', '203.0.113.1'])
    expect(takeAddresses(pool, 2)).toBeUndefined()
    expect(namesOf(takeAddresses(pool, 1))).toEqual(['203.0.113.2'])
  })

  it('knows which range is used', () => {
    const pool = emptyIpPool(2, 'second')
    const [first, second] = [addRange(pool, 5, '192.0.2.1', 1), addRange(pool, 6, '192.0.2.5', 1)]
    const taken = takeAddresses(pool, 1) ?? []
    expect([isRangeUsed(pool, first), isRangeUsed(pool, second)]).toEqual([true, false])
    returnAddresses(tableOf([], [pool]), taken)
    expect(isRangeUsed(pool, first)).toBe(false)
  })

  it('gives no address of a range that was dropped, neither a fresh one nor one that came back', () => {
    const pool = emptyIpPool(2, 'second')
    const first = addRange(pool, 5, '192.0.2.1', 3)
    returnAddresses(tableOf([], [pool]), takeAddresses(pool, 2) ?? [])
    dropRange(pool, first)
    expect([totalAddresses(pool), takeAddresses(pool, 1)]).toEqual([0, undefined])
    addRange(pool, 6, '192.0.2.50', 2)
    expect(namesOf(takeAddresses(pool, 2))).toEqual(['192.0.2.50', '192.0.2.51'])
  })

  it('gives the address that is asked for, once, and to nobody else afterwards', () => {
    const pool = emptyIpPool(2, 'second')
    const gone = addRange(pool, 5, '192.0.2.1', 3)
    addRange(pool, 6, '203.0.113.1', 3)
    dropRange(pool, gone)
    expect(namesOf(takeAddress(pool, '203.0.113.1'))).toEqual(['203.0.113.1'])
    expect(takeAddress(pool, '203.0.113.1')).toBeUndefined()
    expect(takeAddress(pool, '192.0.2.1')).toBeUndefined()
    expect(takeAddress(pool, '203.0.113.4')).toBeUndefined()
    expect(namesOf(takeAddresses(pool, 2))).toEqual(['203.0.113.2', '203.0.113.3'])
    expect(takeAddresses(pool, 1)).toBeUndefined()
  })

  it('gives an address that came back to one who asks for it', () => {
    const pool = poolOf(3)
    const taken = takeAddresses(pool, 2) ?? []
    returnAddresses(tableOf([], [pool]), taken)
    expect(namesOf(takeAddress(pool, '198.18.0.0'))).toEqual(['198.18.0.0'])
    expect(namesOf(takeAddresses(pool, 2))).toEqual(['198.18.0.1', '198.18.0.2'])
  })

  it('takes an address back once, however often it is returned', () => {
    const pool = poolOf(2)
    const taken = takeAddresses(pool, 1) ?? []
    const pools = tableOf([], [pool])
    returnAddresses(pools, taken)
    returnAddresses(pools, taken)
    expect(usedAddresses(pool)).toBe(0)
    const again = takeAddresses(pool, 2) ?? []
    expect(new Set(namesOf(again)).size).toBe(2)
  })

  it('never gives an offset or an address to two, whatever ranges come and go', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), number: fc.nat(4) }),
      fc.record({ kind: fc.constant('give' as const), number: fc.nat(9) }),
      fc.record({ kind: fc.constant('add' as const), number: fc.nat(5) }),
      fc.record({ kind: fc.constant('drop' as const), number: fc.nat(3) }),
      fc.record({ kind: fc.constant('name' as const), number: fc.nat(20) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const pool = emptyIpPool(1, 'main')
        const held: (readonly IpAddress[])[] = []
        let ranges = 0
        for (const { kind, number } of steps) {
          const free = totalAddresses(pool) - usedAddresses(pool)
          const taken = kind === 'take' ? takeAddresses(pool, number) : []
          expect(taken === undefined).toBe(kind === 'take' && number > free)
          held.push(taken ?? [])
          held.push((kind === 'name' && takeAddress(pool, `192.0.${number % 4}.${number >> 2}`)) || [])
          const range = kind === 'drop' ? pool.ranges[number] : undefined
          if (range !== undefined && !isRangeUsed(pool, range)) dropRange(pool, range)
          if (kind === 'add') addRange(pool, ++ranges, `192.0.${ranges}.0`, number)
          const given = kind === 'give' ? held.splice(number, 1).flat() : []
          returnAddresses(tableOf([], [pool]), given)
          const all = held.flat()
          expect(usedAddresses(pool)).toBe(all.length)
          expect(new Set(namesOf(all)).size).toBe(all.length)
          expect(new Set(all.map(({ offset }) => offset)).size).toBe(all.length)
          expect(all.every(({ address }) => address.startsWith('192.0.'))).toBe(true)
        }
      }),
    )
  })
})
