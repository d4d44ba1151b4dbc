import { expect, test } from 'vitest'
import { sampleRun } from '../fixtures/sample-results.ts'
import { circumstancesWords } from './circumstances-words.ts'

test('what decided the course of a run is told in words', () => {
  expect(circumstancesWords(sampleRun(), 'en')).toBe(
    'simulated VMmanager, dialect 2024.03, seed 42, virtual clock',
  )
  expect(circumstancesWords(sampleRun(), 'ru')).toBe(
    'VMmanager: симулятор, диалект 2024.03, зерно 42, часы виртуальные',
  )
})

test('a profile is named with its digest, in both languages', () => {
  const run = sampleRun({ profile: { name: 'staging', digest: '0123456789ab', source: 'a/staging.yaml' } })
  expect(circumstancesWords(run, 'en')).toBe(
    'simulated VMmanager, dialect 2024.03, seed 42, virtual clock, profile staging (0123456789ab)',
  )
  expect(circumstancesWords(run, 'ru')).toMatch(/, профиль staging \(0123456789ab\)$/)
})
