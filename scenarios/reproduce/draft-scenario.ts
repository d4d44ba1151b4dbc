import type { RunEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import type { Finding } from '../../contracts/rules/finding.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import { inferFaults } from './infer-faults.ts'
import { clientNames, inferSteps, placedOrders } from './infer-steps.ts'
import { itemsOf } from '../../contracts/lifecycle/host-calls.ts'
import type { TimedStep } from './scenario-text.ts'

/** How a draft lets time pass between steps: until all has settled, or as long as it took. */
export type Pace = 'settled' | 'recorded'

/** A story that should go as a trace went: who ordered what, what was done then, and what went wrong. */
export function draftScenario(
  events: readonly TraceEvent[],
  run: RunEvent,
  finding: Finding,
  pace: Pace,
): Scenario {
  const timed = inferSteps(events)
  const faults = inferFaults(events, contractFor(run.dialect))
  const world = worldOf(events)
  const steps = paced(timed, pace)
  return {
    title: `${finding.rule} is broken (${finding.detail})`,
    purpose: `Traffic of ${run.scenario} has shown it; the same must not happen again.`,
    platforms: [run.platform],
    ...(world && { world }),
    ...(faults.length > 0 && { faults }),
    steps: steps.length > 0 ? steps : [{ order: {} }],
    expect: finding.rule === 'expected-outcome' ? expectationOf(run) : { orders: 'any', actions: 'any' },
  }
}

/** What the scenario of a run expected; how long phases may take is left out. */
function expectationOf({ expect }: RunEvent): Scenario['expect'] {
  const { findings, phases: _phases, slo: _slo, actions: _actions, ...others } = expect
  return { ...others, actions: 'any', ...(findings.length > 0 && { findings }) } as Scenario['expect']
}

function paced(timed: readonly TimedStep[], pace: Pace): readonly Step[] {
  return timed.flatMap(({ step, atMs }, index) => {
    const before = timed[index - 1]
    const gapMs = before === undefined ? 0 : Math.round(atMs - before.atMs)
    if (gapMs < 1) return [step]
    const isOrderAfterOrder = before !== undefined && 'order' in before.step && 'order' in step
    // Orders that came close together are beside each other also where all else waits.
    if (pace === 'settled' && !(isOrderAfterOrder && gapMs < besideMs)) return [{ wait: 'settled' }, step]
    return [{ wait: `${gapMs}ms` }, step]
  })
}

/** Nothing is installed sooner. */
const besideMs = 30_000

/** Clients of whom the platform found an account that it had not made. */
function worldOf(events: readonly TraceEvent[]): Scenario['world'] {
  const names = clientNames(events)
  const placed = placedOrders(events)
  const made = new Set<string>()
  const accounts = new Set<string>()
  for (const event of events) {
    if (event.type !== 'exchange' || event.exchange.request.path !== '/vm/v3/account') continue
    const { method, body } = event.exchange.request
    const { email } = (body ?? {}) as { readonly email?: unknown }
    if (method === 'POST') made.add(String(email))
    else {
      for (const item of itemsOf(event.exchange.response?.body)) {
        if (made.has(String(item['email']))) continue
        const owner = event.order ?? placed.find(({ client }) => client === item['email'])?.order ?? ''
        const name = names.get(owner)
        if (name !== undefined) accounts.add(name)
      }
    }
  }
  return accounts.size === 0 ? undefined : { accounts: [...accounts] }
}
