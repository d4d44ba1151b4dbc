import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSegment, escapeToken, resolveReference, unescapeToken } from './json-pointer.ts'
import type { OpenApi } from './description.ts'

const host = { type: 'object' }
const openapi: OpenApi = { paths: { '/a~b': {} }, components: { schemas: { Host: host } } }

test('a node without a reference stands for itself', () => {
  expect(resolveReference(openapi, host)).toBe(host)
})

test('a reference stands for what it points at', () => {
  expect(resolveReference(openapi, { $ref: '#/components/schemas/Host' })).toBe(host)
})

test('escaped tokens of a pointer are read as names', () => {
  expect(resolveReference(openapi, { $ref: '#/paths/~1a~0b' })).toBe(openapi.paths['/a~b'])
})

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

test('slashes and tildes are escaped as RFC 6901 says', () => {
  expect(escapeToken('/vm/v3/host')).toBe('~1vm~1v3~1host')
  expect(escapeToken('a~b')).toBe('a~0b')
  expect(escapeToken('~1')).toBe('~01')
})

test('unescaping undoes escaping for every token, and an escaped token holds no slash', () => {
  fc.assert(
    fc.property(fc.string(), (token) => {
      expect(unescapeToken(escapeToken(token))).toBe(token)
      expect(escapeToken(token)).not.toContain('/')
    }),
  )
})
