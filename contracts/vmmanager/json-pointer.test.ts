import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeToken, unescapeToken } from './json-pointer.ts'

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
