import { describe, expect, it } from 'vitest'
import type { Scenario } from '../language/scenario.ts'
import { makePlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { withObjectives } from './with-objectives.ts'

const story = { title: 't', purpose: 'p', steps: [{ order: {} }], expect: { orders: { active: 1 } } } as const

const planOf = (scenario: Scenario): Plan => {
  const choices = { target: 'simulated', dialect: '2024.03', seed: 1, clock: 'virtual' } as const
  return makePlan('s', scenario, { platform: 'billmanager', ...choices }) as Plan
}

const usual = { install: { p95: '6m', p50: '2m' }, total: { p90: '10m' } } as const

/** What a plan of the scenario is held to. */
const objectives = (more: Partial<Scenario>) => {
  const plan = withObjectives(planOf({ ...story, ...more }), usual)
  return 'skipped' in plan ? undefined : plan.expect.slo
}

describe('objectives for all runs', () => {
  it('hold for a scenario that says none', () => {
    expect(objectives({})).toEqual({ install: { p95: 360_000, p50: 120_000 }, total: { p90: 600_000 } })
  })

  it('give way to those of the scenario, each for itself', () => {
    const slo = { install: { p95: '9m' }, notice: { p50: '1s' } } as const
    expect(objectives({ expect: { orders: { active: 1 }, slo } })).toEqual({
      install: { p95: 540_000, p50: 120_000 },
      notice: { p50: 1000 },
      total: { p90: 600_000 },
    })
  })

  it('are not for a story that only a simulated VMmanager can tell, or in which nothing turns Active', () => {
    expect(objectives({ world: { durations: { osInstall: '1h' } } })).toBeUndefined()
    expect(objectives({ faults: [{ fault: 'task-slow', delay: '5m' }] })).toBeUndefined()
    expect(objectives({ expect: { orders: { refused: 1 } } })).toBeUndefined()
    expect(objectives({ expect: { orders: 'any' } })).toBeDefined()
    const skipped = { ...planOf(story), skipped: { code: 'cut-short', params: {} } } as const
    expect(withObjectives(skipped, usual)).toBe(skipped)
  })

  it('change nothing where there are none', () => {
    const plan = planOf(story)
    expect(withObjectives(plan, undefined)).toBe(plan)
  })
})
