import { expect, test } from 'vitest'
import { isCounted } from './count-range.ts'

test.each([
  [3, [3]],
  ['>= 3', [3, 4, 5]],
  ['> 3', [4, 5]],
  ['<= 3', [0, 1, 2, 3]],
  ['<3', [0, 1, 2]],
  ['2..4', [2, 3, 4]],
  ['4..2', []],
  ['about 3', []],
])('%s holds for %j alone', (expected, numbers) => {
  expect([0, 1, 2, 3, 4, 5].filter((actual) => isCounted(actual, expected))).toEqual(numbers)
})
