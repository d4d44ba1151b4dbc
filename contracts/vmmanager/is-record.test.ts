import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf, shortJson } from './is-record.ts'

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  [5, '5'],
  ['text', '"text"'],
  [[1, { a: true }], '[1,{"a":true}]'],
])('%j is shown as %s', (value, shown) => {
  expect(shortJson(value)).toBe(shown)
})

test('secrets are replaced by their types, however deep they are', () => {
  const shown = shortJson({ email: 'a@b.test', password: 'hunter2', inner: [{ token: ['1-abc'] }] })
  expect(shown).toBe('{"email":"a@b.test","password":"string","inner":[{"token":"array"}]}')
})

test('eighty characters are shown whole, and more are cut to eighty', () => {
  expect(shortJson('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`)
  expect(shortJson('x'.repeat(79))).toBe(`"${'x'.repeat(78)}…`)
})

test('a cut never leaves half a character', () => {
  const shown = shortJson(`${'x'.repeat(77)}😀 and more`)
  expect(shown).toHaveLength(80)
  expect(shown.isWellFormed()).toBe(true)
})

test('no JSON value is shown longer than eighty characters', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(shortJson(value).length).toBeLessThanOrEqual(80)
    }),
  )
})

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  ['', 'string'],
  [0, 'number'],
  [false, 'boolean'],
])('the kind of %j is %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind)
})
