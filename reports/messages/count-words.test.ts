import { expect, test } from 'vitest'
import { countWords } from './count-words.ts'

test.each([
  ['en', 0, '0 runs'],
  ['en', 1, '1 run'],
  ['en', 18, '18 runs'],
  ['ru', 0, '0 прогонов'],
  ['ru', 1, '1 прогон'],
  ['ru', 2, '2 прогона'],
  ['ru', 11, '11 прогонов'],
  ['ru', 21, '21 прогон'],
  ['ru', 112, '112 прогонов'],
] as const)('in %s %d counts as %s', (language, count, words) => {
  expect(countWords(count, 'runs', language)).toBe(words)
})
