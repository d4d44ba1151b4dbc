import { beforeAll, expect, it } from 'vitest'
import type { Platform, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import type { OperationId } from '../../contracts/vmmanager/generated/operation-id.ts'
import { actionNames } from '../language/expected-actions.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import { findScenarioFiles } from '../load/find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from '../load/load-scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'
import type { RunResult } from './run-result.ts'

const dialect = '2024.03'
let shipped: readonly LoadedScenario[]
beforeAll(async () => {
  shipped = await loadScenarios(await findScenarioFiles([]))
})

interface Ran {
  readonly result: RunResult
  readonly events: readonly TraceEvent[]
}

async function run({ fixture }: LoadedScenario, scenario: Scenario, platform: Platform): Promise<Ran> {
  const choices = {
    platform,
    target: 'simulated',
    dialect,
    seed: 42,
    clock: 'virtual',
    ...(fixture && { fixture }),
  }
  const events: TraceEvent[] = []
  const result = await runPlan(makePlan('a', scenario, choices), {
    listen: (event) => void events.push(event),
  })
  return { result, events }
}

/** The key of the first step of each action, and its place. */
function actionsOf({ steps }: Scenario): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [index, step] of steps.entries()) {
    const [key = ''] = Object.keys(step)
    if (Object.hasOwn(actionNames, key) && key !== 'outside' && !places.has(key)) places.set(key, index)
  }
  return places
}

/** What the platform asked VMmanager for on behalf of an action, between its asking and its end. */
function operationsOf(action: string, events: readonly TraceEvent[]): readonly OperationId[] {
  const asked = events.find((event) => event.type === 'intent' && event.action === action)
  if (asked?.type !== 'intent') return []
  const end = events.find(
    (event) => event.type === 'operation' && event.intent === asked.intent && event.outcome !== 'started',
  )
  const { match } = contractFor(dialect)
  const during = events.flatMap((event) => {
    if (event.type !== 'exchange' || event.order !== asked.order) return []
    if (event.seq < asked.seq || event.seq > (end?.seq ?? Infinity)) return []
    const { method, path } = event.exchange.request
    return match(method, path)?.operation.id ?? []
  })
  return [...new Set(during)] as readonly OperationId[]
}

/** The same scenario, in which every call of the action fails from its first step on. */
function failing(scenario: Scenario, place: number, operations: readonly OperationId[]): Scenario {
  const arms = operations.map((operation): Step => ({ arm: { fault: 'server-error', operation } }))
  return { ...scenario, steps: scenario.steps.toSpliced(place, 0, ...arms) }
}

it(
  'no action of a shipped scenario can fail wholly without its run failing',
  { timeout: 240_000 },
  async () => {
    const unnoticed: string[] = []
    let tried = 0
    for (const loaded of shipped) {
      const { scenario, name } = loaded
      for (const platform of scenario.platforms ?? (['billmanager', 'clouden'] as const)) {
        const places = actionsOf(scenario)
        if (places.size === 0) continue
        const { events } = await run(loaded, scenario, platform)
        for (const [key, place] of places) {
          const action = actionNames[key as keyof typeof actionNames]
          const operations = operationsOf(action, events)
          if (operations.length === 0) continue
          tried++
          const { result } = await run(loaded, failing(scenario, place, operations), platform)
          const isAsExpected = result.actions?.some(
            (record) => record.action === action && record.outcome !== 'done',
          )
          const mayNotBeDone = [scenario.expect, scenario.expect.on?.[platform]].some(
            (said) => typeof said?.actions === 'object' && key in said.actions,
          )
          if (result.verdict !== 'failed' && !(mayNotBeDone && isAsExpected)) {
            unnoticed.push(`${name} on ${platform}: ${key} (${operations.join()}) ${result.verdict}`)
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(40)
    expect(unnoticed).toEqual([])
  },
)
