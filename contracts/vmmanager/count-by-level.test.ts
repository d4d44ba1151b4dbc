import { expect, test } from 'vitest'
import { countByLevel, evidenceLevels } from './count-by-level.ts'
import type { Claim } from './coverage.ts'

function claim(kind: Claim['kind'], level: Claim['evidence']['level']): Claim {
  return { kind, name: 'x', evidence: { level, source: 'a/b' } }
}

test('levels go from the best to the worst', () => {
  expect(evidenceLevels).toEqual(['documented', 'observed', 'inferred'])
})

test('claims are counted by kind and level', () => {
  const claims = [
    claim('operation', 'observed'),
    claim('error', 'inferred'),
    claim('operation', 'observed'),
    claim('operation', 'documented'),
  ]
  expect(Object.fromEntries(countByLevel(claims))).toEqual({
    operation: { documented: 1, observed: 2, inferred: 0 },
    error: { documented: 0, observed: 0, inferred: 1 },
  })
})

test('of nothing there are no counts', () => {
  expect(countByLevel([]).size).toBe(0)
})
