import { expect, test } from 'vitest'
import { sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { summaryWords } from './summary-words.ts'

test.each([
  ['en', '6 runs: 3 passed, 1 failed, 1 errored, 1 skipped in 1.2 s'],
  ['ru', '6 прогонов: 3 успешны, 1 провален, 1 с ошибкой, 1 пропущен, время 1,2 с'],
] as const)('the summary of every verdict in %s', (language, words) => {
  expect(summaryWords(sampleResults(), { language, wallMs: 1234 })).toBe(words)
})

test('leaves out verdicts that no run has', () => {
  expect(summaryWords([sampleRun()], { language: 'en', wallMs: 41 })).toBe('1 run: 1 passed in 41 ms')
})

test('of nothing is that there was nothing', () => {
  expect(summaryWords([], { language: 'en', wallMs: 0 })).toBe('0 runs in 0 ms')
})
