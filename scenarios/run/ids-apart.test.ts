import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Scenario } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'

const scenario: Scenario = {
  title: 'One order',
  purpose: 'Everything that has an id is met once.',
  steps: [{ order: {} }, { wait: 'settled' }, { reinstall: {} }, { wait: 'settled' }],
  expect: { orders: { active: 1 } },
}

interface Body {
  readonly list?: readonly { readonly id: number; readonly consul_id?: number }[]
  readonly task?: number
}

/** The ids that answers tell, by the kind of thing that each is of. */
function idsOf(events: readonly TraceEvent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const ids = new Map<string, Set<number>>()
  const note = (kind: string, id: number | undefined): void => {
    if (id !== undefined) ids.set(kind, (ids.get(kind) ?? new Set()).add(id))
  }
  for (const event of events) {
    if (event.type !== 'exchange') continue
    const { request, response } = event.exchange
    const [kind] = /(?<=^\/vm\/v3\/)(?:os|preset|ippool|host|task)$/.exec(request.path) ?? []
    if (kind === undefined) continue
    const { list = [], task } = (response?.body ?? {}) as Body
    for (const item of list) {
      note(kind, item.id)
      note('followed task', item.consul_id)
    }
    note('followed task', task)
  }
  return ids
}

describe('a simulated run', () => {
  it.each(['billmanager', 'clouden'] as const)(
    'of %s meets no id that is good for two kinds of things',
    async (platform) => {
      const choices = { platform, target: 'simulated', dialect: '2024.03', seed: 42, clock: 'virtual' }
      const events: TraceEvent[] = []
      await runPlan(makePlan('one', scenario, choices), { listen: (event) => events.push(event) })
      const ids = idsOf(events)
      expect([...ids.keys()]).toEqual(
        expect.arrayContaining(['os', 'preset', 'ippool', 'host', 'task', 'followed task']),
      )
      const all = [...ids.values()].flatMap((own) => [...own])
      expect(new Set(all).size).toBe(all.length)
    },
  )
})
