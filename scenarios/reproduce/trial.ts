import type { Finding } from '../../contracts/rules/finding.ts'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { RunEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { findNonsense } from '../language/find-nonsense.ts'
import type { Scenario } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from '../run/run-plan.ts'
import { findProblems } from '../language/validate-scenario.ts'

/** What of its parameters tells a finding from others of the same rule and detail. */
const telling: Readonly<Record<string, readonly string[]>> = {
  'exchange-conforms': ['operation', 'part', 'pointer'],
  'expected-outcome': ['outcome', 'expected', 'actual', 'field'],
}

/**
 * The same for findings of one kind: the same rule, broken in the same way, and of exchanges at the same place of the
 * same operation. Who and when does not matter.
 */
export function findingKey({ rule, detail, params }: Finding): string {
  const values = (telling[rule] ?? []).map((name) => String(params[name] ?? '').replaceAll(/\/\d+/g, '/*'))
  return [rule, detail, ...values].join(' ')
}

/** What is to be shown again, and how hard it is tried. */
export interface Reproduction {
  readonly run: RunEvent
  readonly events: readonly TraceEvent[]
  readonly finding: Finding
  readonly seed: number
  /** Runs of scenarios at most. */
  readonly mostRuns: number
  readonly signal?: AbortSignal
}

/** Scenarios are put to the test. */
export interface Trial {
  /** How much a run of it is like the trace, above 0 and up to 2; 0 where it does not show the finding, or cannot be run. */
  likeness(scenario: Scenario): Promise<number>
  /** True where no run is left. */
  isOver(): boolean
  runs(): number
}

/** Puts scenarios to the test against one trace. */
export function trialOf({ run, events, finding, seed, mostRuns, signal }: Reproduction): Trial {
  const { platform, dialect } = run
  const wanted = findingKey(finding)
  const before = { findings: keysOf(judgeTrace(events).findings), calls: callsIn(events, dialect) }
  let orders: number | undefined
  let runs = 0
  const isOver = (): boolean => runs >= mostRuns || signal?.aborted === true
  return {
    isOver,
    runs: () => runs,
    likeness: async (scenario) => {
      if (isOver() || isWrong(scenario)) return 0
      // How many orders end how is no finding any more where there are fewer of them.
      orders ??= ordersIn(scenario)
      if (finding.rule === 'expected-outcome' && ordersIn(scenario) !== orders) return 0
      runs++
      const plan = makePlan('reproduced', scenario, {
        platform,
        dialect,
        seed,
        target: 'simulated',
        clock: 'virtual',
      })
      const told: TraceEvent[] = []
      const { findings } = await runPlan(plan, { listen: (event) => void told.push(event) })
      const now = { findings: keysOf(findings), calls: callsIn(told, dialect) }
      if (!now.findings.has(wanted)) return 0
      return overlap(before.findings, now.findings) + overlap(before.calls, now.calls)
    },
  }
}

function isWrong(scenario: Scenario): boolean {
  return findProblems(scenario).length > 0 || findNonsense(scenario).length > 0
}

type Counts = ReadonlyMap<string, number>

function keysOf(findings: readonly Finding[]): Counts {
  return new Map(
    findings.filter(({ severity }) => severity !== 'note').map((finding) => [findingKey(finding), 1]),
  )
}

function callsIn(events: readonly TraceEvent[], dialect: string): Counts {
  const { match } = contractFor(dialect)
  const counts = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'exchange') continue
    const { method, path } = event.exchange.request
    const id = match(method, path)?.operation.id ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** From 0 for nothing in common to 1 for the same. */
function overlap(one: Counts, other: Counts): number {
  const keys = [...new Set([...one.keys(), ...other.keys()])]
  const pairs = keys.map((key) => [one.get(key) ?? 0, other.get(key) ?? 0] as const)
  const common = pairs.reduce((sum, [a, b]) => sum + Math.min(a, b), 0)
  const all = pairs.reduce((sum, [a, b]) => sum + Math.max(a, b), 0)
  return all === 0 ? 1 : common / all
}

function ordersIn({ steps }: Scenario): number {
  return steps.reduce((sum, step) => sum + ('order' in step ? (step.order.count ?? 1) : 0), 0)
}
