import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { renderHtml } from '../../reports/html/render-html.ts'
import { makePlan } from '../../scenarios/plan/make-plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import { packedModule } from '../packed.ts'
import { ordersPlan } from './orders-plan.ts'

/** What whole orders cost, with every check and the trace on. */
export interface LifecycleCost {
  /** Orders a second from placing to Active, each about a dozen exchanges, by the package as users install it. */
  readonly inProcess: number
  readonly overHttp: number
  /** Of a process in which so many orders run, all of whose machines stay. */
  readonly many: { readonly orders: number; readonly residentMib: number }
  /** Wall time in which a page of so many exchanges is made, and its size. */
  readonly page: { readonly exchanges: number; readonly ms: number; readonly mib: number }
}

export async function lifecycleCost(rounds: number): Promise<LifecycleCost> {
  const many = 100_000
  return {
    inProcess: measured('simulated', [2000, rounds, rounds]).perSecond,
    overHttp: measured('simulated-http', [500, rounds, rounds]).perSecond,
    many: { orders: many, residentMib: measured('simulated', [many, 1, 0]).rss / 2 ** 20 },
    page: await pageOf(800),
  }
}

interface Measured {
  readonly perSecond: number
  /** In bytes. */
  readonly rss: number
}

function measured(target: string, amounts: readonly number[]): Measured {
  const program = fileURLToPath(new URL('orders-process.ts', import.meta.url))
  const args = [program, packedModule('scenarios'), target, ...amounts.map(String)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured
}

async function pageOf(count: number): Promise<LifecycleCost['page']> {
  const events: TraceEvent[] = []
  const plan = ordersPlan(makePlan, 'simulated', count)
  const result = await runPlan(plan, { listen: (event) => void events.push(event) })
  const context = { language: 'en', wallMs: 1, events: new Map([[result, events]]) } as const
  const beganMs = performance.now()
  const text = renderHtml([result], context)
  return { exchanges: result.exchanges, ms: performance.now() - beganMs, mib: text.length / 2 ** 20 }
}
