import { expect, test } from 'vitest'
import { attributes } from './attributes.ts'

test.each([
  ['a', { stringValue: 'a' }],
  ['', { stringValue: '' }],
  [true, { boolValue: true }],
  [false, { boolValue: false }],
  [0, { intValue: '0' }],
  [-7, { intValue: '-7' }],
  [2 ** 53 - 1, { intValue: '9007199254740991' }],
  [0.5, { doubleValue: 0.5 }],
])('%j is written as %j', (value, written) => {
  expect(attributes({ key: value })).toEqual([{ key: 'key', value: written }])
})

test('what is undefined is left out, and the rest keeps its order', () => {
  expect(attributes({ b: 1, a: undefined, c: 'x' }).map(({ key }) => key)).toEqual(['b', 'c'])
})
