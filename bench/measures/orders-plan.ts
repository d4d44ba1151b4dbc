import type { makePlan } from '../../scenarios/plan/make-plan.ts'
import type { Plan } from '../../scenarios/plan/plan.ts'

/** So many orders through BILLmanager, one a few seconds after the other. */
export function ordersPlan(make: typeof makePlan, target: string, count: number): Plan {
  const scenario = {
    title: 'Orders one after the other',
    purpose: 'To see how many the harness carries.',
    world: { addresses: count },
    steps: [{ order: { count, perSecond: 0.15 } }],
    expect: { orders: { active: count } },
  }
  const choices = { platform: 'billmanager', target, dialect: '2024.03', seed: 42, clock: 'virtual' } as const
  return make('orders', scenario, choices) as Plan
}
