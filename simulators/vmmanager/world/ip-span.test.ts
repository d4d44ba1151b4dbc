import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IpSpan, dotted, overlap, parseIpSpan, parseNetwork, undotted } from './ip-span.ts'

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('a dotted address', () => {
  it.each([
    [0, '0.0.0.0'],
    [255, '0.0.0.255'],
    [256, '0.0.1.0'],
    [3_323_068_416, '198.18.0.0'],
    [2 ** 32 - 1, '255.255.255.255'],
  ])('of %d is %s', (number, text) => {
    expect(dotted(number)).toBe(text)
    expect(undotted(text)).toBe(number)
  })

  it('is read back, whichever it is', () => {
    fc.assert(
      fc.property(address, (number) => {
        expect(undotted(dotted(number))).toBe(number)
      }),
    )
  })
})

describe('addresses in words', () => {
  it.each([
    ['192.0.2.5', '192.0.2.5', 1],
    ['192.0.2.5-192.0.2.5', '192.0.2.5', 1],
    ['192.0.2.5-192.0.2.9', '192.0.2.5', 5],
    ['192.0.2.5 - 192.0.3.4', '192.0.2.5', 256],
    ['192.0.2.0/24', '192.0.2.0', 256],
    ['192.0.2.77/24', '192.0.2.0', 256],
    ['192.0.2.77/32', '192.0.2.77', 1],
    ['198.18.0.0/15', '198.18.0.0', 131_072],
    ['0.0.0.0/0', '0.0.0.0', 2 ** 32],
  ])('%s begin at %s and are %d', (text, first, size) => {
    expect(parseIpSpan(text)).toEqual({ first: undotted(first), size })
  })

  it.each([
    '',
    'all',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.01',
    '192.0.2.9-192.0.2.5',
    '192.0.2.1-',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/24 ',
    '2001:db8::/32',
    '192.0.2.1,192.0.2.2',
    '-1.0.0.0',
  ])('%j are none', (text) => {
    expect(parseIpSpan(text)).toBeUndefined()
  })

  it('are a network only where they are written as one', () => {
    expect(parseNetwork('192.0.2.0/30')).toEqual({ first: undotted('192.0.2.0'), size: 4 })
    expect(parseNetwork('192.0.2.0')).toBeUndefined()
    expect(parseNetwork('192.0.2.0-192.0.2.3')).toBeUndefined()
  })

  it('are read as they were written, whichever they are', () => {
    fc.assert(
      fc.property(address, fc.nat(1000), (first, more) => {
        const last = Math.min(first + more, 2 ** 32 - 1)
        const span = { first, size: last - first + 1 }
        expect(parseIpSpan(`${dotted(first)}-${dotted(last)}`)).toEqual(span)
      }),
    )
  })

  it('are never read with an error, whatever the words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseIpSpan(text)).not.toThrow()
      }),
    )
  })
})

describe('two spans', () => {
  it('overlap where an address is in both', () => {
    const span = fc.record({ first: fc.nat(30), size: fc.integer({ min: 1, max: 10 }) })
    const addressesIn = ({ first, size }: IpSpan): readonly number[] =>
      Array.from({ length: size }, (_, index) => first + index)
    fc.assert(
      fc.property(span, span, (a, b) => {
        const both = addressesIn(a).filter((each) => addressesIn(b).includes(each))
        expect(overlap(a, b)).toBe(both.length > 0)
        expect(overlap(b, a)).toBe(overlap(a, b))
      }),
    )
  })
})
