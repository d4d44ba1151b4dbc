import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { renderHtml } from '../../reports/html/render-html.ts'
import { makePlan } from '../../scenarios/plan/make-plan.ts'
import type { Plan } from '../../scenarios/plan/plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import { median } from '../median.ts'

/** What whole orders cost, with every check and the trace on. */
export interface LifecycleCost {
  /** Orders a second from placing to Active, each about a dozen exchanges. */
  readonly inProcess: number
  readonly overHttp: number
  /** Wall time in which a page of so many exchanges is made, and its size. */
  readonly page: { readonly exchanges: number; readonly ms: number; readonly mib: number }
}

export async function lifecycleCost(rounds: number): Promise<LifecycleCost> {
  return {
    inProcess: await rate('simulated', 2000, rounds),
    overHttp: await rate('simulated-http', 500, rounds),
    page: await pageOf(800),
  }
}

async function rate(target: string, count: number, rounds: number): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const beganMs = performance.now()
    let events = 0
    const result = await runPlan(planOf(target, count), { listen: () => void events++ })
    if (result.verdict !== 'passed' || events === 0) throw new Error(`the orders ${result.verdict}`)
    rates.push(count / ((performance.now() - beganMs) / 1000))
  }
  return median(rates.slice(1))
}

async function pageOf(count: number): Promise<LifecycleCost['page']> {
  const events: TraceEvent[] = []
  const result = await runPlan(planOf('simulated', count), { listen: (event) => void events.push(event) })
  const context = { language: 'en', wallMs: 1, events: new Map([[result, events]]) } as const
  const beganMs = performance.now()
  const text = renderHtml([result], context)
  return { exchanges: result.exchanges, ms: performance.now() - beganMs, mib: text.length / 2 ** 20 }
}

function planOf(target: string, count: number): Plan {
  const scenario = {
    title: 'Orders one after the other',
    purpose: 'To see how many the harness carries.',
    world: { addresses: count },
    steps: [{ order: { count, perSecond: 0.15 } }],
    expect: { orders: { active: count } },
  }
  const choices = { platform: 'billmanager', target, dialect: '2024.03', seed: 42, clock: 'virtual' } as const
  return makePlan('orders', scenario, choices) as Plan
}
