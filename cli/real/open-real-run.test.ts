import { expect, it } from 'vitest'
import { removedWords } from './open-real-run.ts'

it.each([
  [0, 0, '0 machines and 0 accounts'],
  [1, 2, '1 machine and 2 accounts'],
  [2, 1, '2 machines and 1 account'],
])('%d and %d are told as %s', (hosts, accounts, words) => {
  expect(removedWords({ hosts, accounts })).toBe(words)
})
