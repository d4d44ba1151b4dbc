import { describe, expect, it } from 'vitest'
import type { Plan } from '../plan/plan.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'

const choices = {
  platform: 'billmanager',
  target: 'simulated',
  dialect: '2024.03',
  seed: 1,
  clock: 'virtual',
} as const
const failing = makePlan(
  'a',
  { title: 't', purpose: 'p', steps: [{ order: { count: 3 } }], expect: { orders: { manual: 3 } } },
  choices,
) as Plan

describe('the evidence of a finding', () => {
  it('is the same whether the run was kept in memory or told again', async () => {
    const [kept, told] = [await runPlan(failing), await runPlan(failing, { mostKept: 10 })]
    expect(kept.findings.length).toBeGreaterThan(0)
    expect(kept.findings.some(({ evidence }) => evidence.length > 0)).toBe(true)
    expect(told.findings).toEqual(kept.findings)
  })

  it('has what led to it as well, where the run was too long to be kept', async () => {
    const lost = {
      title: 't',
      purpose: 'p',
      faults: [{ fault: 'reply-lost', operation: 'host-create', times: 1 }],
      steps: [{ order: { count: 2 } }],
      expect: { orders: { active: 1 } },
      quirks: ['repeats-lost-creation'],
    } as const
    const plan = makePlan('a', lost, choices) as Plan
    const [kept, told] = [await runPlan(plan), await runPlan(plan, { mostKept: 10 })]
    const linked = kept.findings.filter(({ evidence }) => evidence.some(({ type }) => type === 'fault'))
    expect(linked.length).toBeGreaterThan(0)
    expect(linked.some(({ evidence, witness }) => evidence.length > witness.length)).toBe(true)
    expect(told.findings).toEqual(kept.findings)
  })

  it('is not looked for where nothing was found', async () => {
    let events = 0
    const passing = { ...failing, expect: { orders: { active: 3 }, findings: [] } } as const
    const result = await runPlan(passing, { mostKept: 10, listen: () => void events++ })
    expect(result.verdict).toBe('passed')
    expect(events).toBeGreaterThan(10)
  })
})
