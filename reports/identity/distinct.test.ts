import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinct } from './distinct.ts'

test('names that differ stay as they are', () => {
  expect(distinct(['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
})

test('the same name again is numbered from 2', () => {
  expect(distinct(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a #2', 'a #3'])
})

test('names without a number sign are distinct afterwards, and the first of each kind keeps its name', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ') })), (names) => {
      const made = distinct(names)
      expect(new Set(made).size).toBe(names.length)
      for (const name of names) expect(made[names.indexOf(name)]).toBe(name)
    }),
  )
})
