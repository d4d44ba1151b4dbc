import { describe, expect, test } from 'vitest'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { rules } from './rules.ts'

test('the rules are these', () => {
  expect(rules.map(({ name }) => name)).toEqual([
    'expected-outcome',
    'expected-actions',
    'active-after-os-installed',
    'active-has-address',
    'one-vm-per-order',
    'one-order-per-vm',
    'no-blind-repeat',
    'nothing-after-end',
    'no-orphan-vm',
    'no-ghost-service',
    'every-order-settles',
    'every-action-settles',
    'bounded-attempts',
    'ledger-conservation',
    'quota-conservation',
    'address-conservation',
    'one-vm-per-address',
    'one-account-per-client',
    'client-owns-machine',
    'active-stays-on',
    'suspended-is-off',
    'close-is-idempotent',
    'no-silent-reinstall',
    'size-as-sold',
    'change-takes-effect',
    'resize-is-honest',
    'session-recovers',
    'ids-are-true',
    'task-monotone',
    'slo-met',
    'exchange-conforms',
    'no-secret-in-evidence',
  ])
})

describe.each(rules)('$name', (rule) => {
  test.each(rule.platforms)('holds on the good stories of %s', (platform) => {
    for (const stories of [goodStories, lifeStories, closedStories]) {
      expect(findingsOf(rule, traceOf(stories[platform]))).toEqual([])
    }
  })
})
