import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSegment } from './decode-segment.ts'

test.each([
  ['plain', 'plain'],
  ['a%40b.test', 'a@b.test'],
  ['a@b.test', 'a@b.test'],
  ['%D0%96', 'Ж'],
  ['50%', '50%'],
  ['%zz', '%zz'],
  ['%D0', '%D0'],
  ['', ''],
])('%j is read as %j', (segment, decoded) => {
  expect(decodeSegment(segment)).toBe(decoded)
})

test('decoding undoes encoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeSegment(encodeURIComponent(text))).toBe(text)
    }),
  )
})

test('nothing that a client can send makes it throw', () => {
  const hostile = fc.array(fc.constantFrom('%', 'D', '0', 'z', 'Ж', '\uD800')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(hostile, (segment) => {
      expect(decodeSegment(segment)).toBeTypeOf('string')
    }),
  )
})
