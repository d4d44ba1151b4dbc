import { describe, expect, it } from 'vitest'
import type { Scenario } from '../language/scenario.ts'
import { smallerScenarios } from './smaller-scenarios.ts'
import { findProblems } from '../language/validate-scenario.ts'

const scenario: Scenario = {
  title: 't',
  purpose: 'p',
  platforms: ['billmanager'],
  world: { accounts: ['client-1'] },
  quirks: ['forgets-to-stop'],
  faults: [
    { fault: 'asleep', operation: 'host-create', skip: 2, times: 3 },
    { fault: 'task-fails', stage: 'os-install', times: 1 },
  ],
  steps: [
    { order: { client: 'bob', tariff: 'medium', addresses: 2 } },
    { wait: '300ms' },
    { order: {} },
    { wait: 'settled' },
    { suspend: { of: ['order-1'] } },
  ],
  expect: { orders: 'any' },
}

const all = [...smallerScenarios(scenario)]

describe('smaller scenarios', () => {
  it('can all be run', () => {
    expect(all.flatMap((smaller) => findProblems(smaller))).toEqual([])
  })

  it('are written no longer, or wait for what settles', () => {
    const length = JSON.stringify(scenario).length
    for (const smaller of all) {
      const text = JSON.stringify(smaller)
      expect({
        text,
        isSmaller: text.length <= length || text.includes('"settled"},{"order":{}}'),
      }).toMatchObject({ isSmaller: true })
    }
  })

  it('leave out halves before single steps, and keep their order', () => {
    expect(all[0]?.steps).toEqual(scenario.steps.slice(0, 2))
    const singles = all.filter(({ steps }) => steps.length === scenario.steps.length - 1)
    expect(singles.slice(-5).map(({ steps }) => steps)).toEqual(
      [4, 3, 2, 1, 0].map((index) => scenario.steps.toSpliced(index, 1)),
    )
  })

  it.each([
    ['a fault', (s: Scenario) => s.faults?.length === 1],
    ['all faults', (s: Scenario) => s.faults === undefined],
    ['the defect', (s: Scenario) => s.quirks === undefined],
    ['the world', (s: Scenario) => s.world === undefined],
    [
      'how many occasions pass before a fault',
      (s: Scenario) =>
        JSON.stringify(s.faults ?? []).includes('"times":3') &&
        !JSON.stringify(s.faults ?? []).includes('skip'),
    ],
    ['all but one strike', (s: Scenario) => JSON.stringify(s.faults ?? []).includes('"skip":2,"times":1')],
    [
      'who orders',
      (s: Scenario) => JSON.stringify(s.steps[0]) === '{"order":{"tariff":"medium","addresses":2}}',
    ],
    ['of whom a step speaks', (s: Scenario) => JSON.stringify(s.steps.at(-1)) === '{"suspend":{}}'],
  ])('leave out %s', (_, has) => {
    expect(all.some(has)).toBe(true)
  })

  it('always have a step', () => {
    const [only] = [...smallerScenarios({ ...scenario, steps: [{ order: {} }], faults: [], quirks: [] })]
    expect(only?.steps).toEqual([{ order: {} }])
  })
})
