import { expect, test } from 'vitest'
import { settingWords } from './setting-words.ts'

test.each([
  ['targets', 'simulated', 'simulated', 'симулятор'],
  ['targets', 'simulated-http', 'simulated-http', 'симулятор по HTTP'],
  ['targets', 'staging', 'staging', 'staging'],
  ['clocks', 'virtual', 'virtual', 'виртуальные'],
  ['clocks', 'real', 'real', 'настоящие'],
  ['clocks', 'scaled:60', 'scaled:60', 'scaled:60'],
  ['clocks', 'toString', 'toString', 'toString'],
] as const)('of the %s %s is %s, and %s in Russian', (kind, value, english, russian) => {
  expect(settingWords(kind, value, 'en')).toBe(english)
  expect(settingWords(kind, value, 'ru')).toBe(russian)
})
