import { describe, expect, it } from 'vitest'
import type { OutcomeExpectation, Scenario } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'

const story: Pick<Scenario, 'title' | 'purpose' | 'steps'> = {
  title: 't',
  purpose: 'p',
  steps: [{ order: { addresses: 2 } }, { wait: 'settled' }, { suspend: {} }, { wait: 'settled' }],
}
const choices = {
  platform: 'billmanager',
  target: 'simulated',
  dialect: '2024.03',
  seed: 1,
  clock: 'virtual',
} as const

/** What is found when a story of one suspended service is expected to be so. */
async function found(expectation: OutcomeExpectation): Promise<readonly unknown[]> {
  const scenario: Scenario = { ...story, expect: { orders: { active: 1 }, ...expectation } }
  const { findings } = await runPlan(makePlan('a', scenario, choices))
  return findings.map(({ rule, detail, params }) => [rule, detail, params])
}

describe('an expectation', () => {
  it.each<OutcomeExpectation>([
    {},
    { orders: 'any' },
    { actions: { suspend: 'done' } },
    { actions: { suspend: 'refused', of: { order: { suspend: 'done' } } } },
    { actions: 'any' },
    { services: { suspended: 1, active: 0 } },
    { size: { addresses: 2, ramMib: 1024 } },
    { calls: { 'host-create': 1, 'host-stop': 1, 'host-start': 0 } },
    { callOrder: ['token-create', 'account-create', 'host-create', 'task-list', 'host-stop'] },
    { phases: { install: '10m', total: '1h' } },
  ])('that is met finds nothing: %j', async (expectation) => {
    expect(await found(expectation)).toEqual([])
  })

  it.each<[OutcomeExpectation, string, object]>([
    [{ services: { active: 1 } }, 'services', { status: 'active', expected: 1, actual: 0 }],
    [{ size: { addresses: 3 } }, 'size', { what: 'addresses', expected: 3, actual: 2 }],
    [{ calls: { 'host-create': 2 } }, 'calls', { operation: 'host-create', expected: 2, actual: 1 }],
    [{ calls: { 'host-start': 1 } }, 'calls', { operation: 'host-start', expected: 1, actual: 0 }],
    [{ callOrder: ['host-stop', 'host-create'] }, 'call-order', { operation: 'host-create', place: 2 }],
    [{ phases: { install: '1s' } }, 'phase', { phase: 'install', limitMs: 1000, count: 1 }],
  ])('that is not met says how: %j', async (expectation, detail, params) => {
    expect(await found(expectation)).toEqual([['expected-outcome', detail, expect.objectContaining(params)]])
  })

  it('of one platform stands in place of what is said for all, key by key', async () => {
    const actions = { suspend: { refused: 'not-offered' } } as const
    const scenario: Scenario = {
      ...story,
      clouden: { suspension: 'not-offered' },
      expect: { orders: { active: 1 }, on: { clouden: { actions } } },
    }
    for (const platform of ['billmanager', 'clouden'] as const) {
      expect(await runPlan(makePlan('a', scenario, { ...choices, platform }))).toMatchObject({
        verdict: 'passed',
        actions: [{ action: 'suspend', outcome: platform === 'clouden' ? 'refused' : 'done' }],
      })
    }
  })

  it('that nobody states is that everything is done, and a refusal fails the run', async () => {
    const scenario: Scenario = { ...story, clouden: { suspension: 'not-offered' }, expect: { orders: 'any' } }
    const { verdict, findings } = await runPlan(makePlan('a', scenario, { ...choices, platform: 'clouden' }))
    expect([verdict, findings.map(({ rule, detail, params }) => [rule, detail, params])]).toEqual([
      'failed',
      [
        [
          'expected-actions',
          'otherwise-because',
          { action: 'suspend', wanted: 'done', ended: 'refused', reason: 'not-offered', tries: 0 },
        ],
      ],
    ])
  })
})
