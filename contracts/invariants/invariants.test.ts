import { describe, expect, test } from 'vitest'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { invariants } from './invariants.ts'

test('the rules are these', () => {
  expect(invariants.map(({ name }) => name)).toEqual([
    'expected-outcome',
    'active-after-os-installed',
    'active-has-address',
    'one-vm-per-order',
    'no-orphan-vm',
    'every-order-settles',
    'exchange-conforms',
    'no-secret-in-evidence',
  ])
})

describe.each(invariants)('$name', (invariant) => {
  test.each(invariant.platforms)('holds on the good story of %s', (platform) => {
    expect(findingsOf(invariant, traceOf(goodStories[platform]))).toEqual([])
  })
})
