import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ipv6Prefixes,
  type Ipv6Prefixes,
  prefixText,
  returnPrefix,
  takePrefix,
  usedPrefixes,
} from './ipv6-prefixes.ts'
import type { Ipv6Prefix } from './machine-entities.ts'

function takeText(prefixes: Ipv6Prefixes, length: number): string | undefined {
  const taken = takePrefix(prefixes, length)
  return taken && prefixText(taken)
}

describe('IPv6 prefixes', () => {
  it('come one after the other out of the range for documentation, as long as they are wished', () => {
    const prefixes = ipv6Prefixes()
    expect([takeText(prefixes, 64), takeText(prefixes, 48), takeText(prefixes, 128)]).toEqual([
      '2001:db8:1::/64',
      '2001:db8:2::/48',
      '2001:db8:3::/128',
    ])
  })

  it('go out again when they have come back', () => {
    const prefixes = ipv6Prefixes()
    const first = takePrefix(prefixes, 64)
    takePrefix(prefixes, 64)
    if (first !== undefined) returnPrefix(prefixes, first)
    expect(usedPrefixes(prefixes)).toBe(1)
    expect(takeText(prefixes, 56)).toBe('2001:db8:1::/56')
  })

  it('run out when every part of the range is taken', () => {
    const prefixes: Ipv6Prefixes = { next: 0xff_ff, returned: [] }
    expect(takeText(prefixes, 64)).toBe('2001:db8:ffff::/64')
    expect(takePrefix(prefixes, 64)).toBeUndefined()
    expect(usedPrefixes(prefixes)).toBe(0xff_ff)
  })

  it('belong to one holder each, whatever comes and goes', () => {
    const step = fc.record({
      give: fc.nat(20),
      take: fc.boolean(),
      length: fc.integer({ min: 48, max: 128 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const prefixes = ipv6Prefixes()
        const held: Ipv6Prefix[] = []
        for (const { give, take, length } of steps) {
          for (const prefix of held.splice(give, 1)) returnPrefix(prefixes, prefix)
          const taken = take ? takePrefix(prefixes, length) : undefined
          if (taken !== undefined) held.push(taken)
          expect(usedPrefixes(prefixes)).toBe(held.length)
          expect(new Set(held.map(({ index }) => index)).size).toBe(held.length)
        }
      }),
    )
  })
})
