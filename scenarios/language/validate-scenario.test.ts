import { describe, expect, test } from 'vitest'
import { defineScenario } from './define-scenario.ts'
import type { Scenario } from './scenario.ts'
import { validateScenario } from './validate-scenario.ts'

const scenario: Scenario = defineScenario({
  title: 'One order',
  purpose: 'A client gets what was paid for',
  steps: [{ order: {} }, { wait: 'settled' }],
  expect: { orders: { active: 1 } },
})

describe('a scenario in TypeScript', () => {
  test('is itself after defining and validating', () => {
    expect(validateScenario(scenario, 'one.ts')).toBe(scenario)
  })

  test('fails with its file and the path of the problem, as no line is known', () => {
    const bad = { ...scenario, steps: [{ order: { count: 'three' } }] }
    expect(() => validateScenario(bad, 'one.ts')).toThrow(
      expect.objectContaining({
        code: 'VMH_SCENARIO_INVALID',
        message: '`count` must be an integer, found "three" (at steps[0].order.count)',
        place: { file: 'one.ts' },
      }),
    )
  })

  test('that is no mapping fails without a path', () => {
    expect(() => validateScenario(7, 'one.ts')).toThrow('A scenario must be a mapping of keys, found 7')
  })

  test('fails at the place that its form of text knows', () => {
    const place = { file: 'one.yaml', line: 7, column: 3 }
    expect(() => validateScenario({ ...scenario, steps: [] }, 'one.yaml', () => place)).toThrow(
      expect.objectContaining({ place, message: '`steps` must have this many items at least: 1' }),
    )
  })
})
