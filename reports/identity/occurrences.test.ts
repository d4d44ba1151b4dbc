import fc from 'fast-check'
import { expect, test } from 'vitest'
import { occurrences } from './occurrences.ts'

test.each([
  [[], []],
  [['a'], [1]],
  [
    ['a', 'b', 'a', 'a', 'b'],
    [1, 1, 2, 3, 2],
  ],
  [
    ['__proto__', '__proto__', 'constructor'],
    [1, 2, 1],
  ],
])('of %j are %j', (names, counts) => {
  expect(occurrences(names)).toEqual(counts)
})

test('count what came before, and the name itself', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (names) => {
      const counted = names.map(
        (name, index) => names.slice(0, index + 1).filter((other) => other === name).length,
      )
      expect(occurrences(names)).toEqual(counted)
    }),
  )
})
