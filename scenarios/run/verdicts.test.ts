import { describe, expect, it } from 'vitest'
import type { OrderEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Scenario } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Plan, SkippedPlan } from '../plan/plan.ts'
import { runPlan } from './run-plan.ts'

const story: Scenario = {
  title: 'A story',
  purpose: 'To be told in tests',
  steps: [{ order: {} }],
  expect: { orders: { active: 1 } },
}

function plan(
  changes: Partial<Scenario>,
  platform: 'billmanager' | 'clouden' = 'billmanager',
  clock = 'virtual',
) {
  const choices = { platform, target: 'simulated', dialect: '2024.03', seed: 7, clock }
  return makePlan('story', { ...story, ...changes }, choices)
}

async function play(planned: Plan | SkippedPlan) {
  const events: TraceEvent[] = []
  const result = await runPlan(planned, { listen: (event) => events.push(event) })
  return { events, result }
}

describe('a run', () => {
  it('fails when the orders end otherwise than expected, and says how', async () => {
    const { result } = await play(plan({ expect: { orders: { refused: 1 } } }))
    expect(result.verdict).toBe('failed')
    expect(result.findings.map(({ rule, detail, params }) => [rule, detail, params])).toEqual([
      ['expected-outcome', 'orders', { outcome: 'active', expected: 0, actual: 1 }],
      ['expected-outcome', 'orders', { outcome: 'refused', expected: 1, actual: 0 }],
    ])
    expect(result.findings[0]?.evidence).toMatchObject([{ type: 'service', status: 'active' }])
  })

  it('fails when the reason of a refusal is another', async () => {
    const faults = [{ fault: 'task-fails', stage: 'disk' }] as const
    const { result } = await play(
      plan({ faults, expect: { orders: { manual: 1 }, reason: 'no-free-address' } }),
    )
    expect(result.findings).toMatchObject([
      {
        rule: 'expected-outcome',
        detail: 'reason',
        params: { expected: 'no-free-address', actual: 'task-failed' },
      },
    ])
  })

  it('fails when a finding that was expected does not come', async () => {
    const { result } = await play(plan({ expect: { orders: { active: 1 }, findings: ['no-orphan-vm'] } }))
    expect(result.findings).toMatchObject([{ detail: 'finding-missing', params: { rule: 'no-orphan-vm' } }])
  })

  it('fails when an order does not settle within its bound, and leaves nobody waiting', async () => {
    const { result } = await play(plan({ world: { durations: { osInstall: '20m' } }, settleWithin: '10m' }))
    expect(result.verdict).toBe('failed')
    expect(result.orders).toEqual({ active: 0, refused: 0, manual: 0, unsettled: 1 })
    expect(result.findings.map(({ rule, detail }) => `${rule}/${detail}`)).toContain(
      'every-order-settles/unsettled',
    )
  })

  it('is skipped on a platform for which the scenario is not meant, with the reason', async () => {
    const { result, events } = await play(plan({ platforms: ['clouden'] }))
    expect([result.verdict, result.why?.code]).toEqual(['skipped', 'other-platform'])
    expect(events).toEqual([])
  })

  it('takes what is expected on its platform in place of what is expected elsewhere', async () => {
    const expected = { orders: { active: 1 }, on: { clouden: { orders: { manual: 1 } } } } as const
    expect((await play(plan({ expect: expected }))).result.verdict).toBe('passed')
    expect((await play(plan({ expect: expected }, 'clouden'))).result.verdict).toBe('failed')
  })

  it('is errored, not failed, when it is interrupted, and its trace still ends', async () => {
    const events: TraceEvent[] = []
    const controller = new AbortController()
    const result = await runPlan(plan({ steps: [{ order: { count: 50, perSecond: 5 } }] }), {
      signal: controller.signal,
      listen: (event) => {
        events.push(event)
        if (event.type === 'host') controller.abort()
      },
    })
    expect(result).toMatchObject({ verdict: 'errored', why: { code: 'cut-short' } })
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'interrupted' })
  })

  it('is errored when the harness itself fails, with the code of the failure', async () => {
    const result = await runPlan(plan({}), {
      listen: () => {
        throw new Error('the disk is full')
      },
    })
    expect(result).toMatchObject({
      verdict: 'errored',
      why: { code: 'VMH_INTERNAL', params: { problem: 'the disk is full' } },
    })
  })
})

describe('the steps of a run', () => {
  const placed = (events: readonly TraceEvent[]) =>
    events.filter(
      (event): event is TraceEvent & OrderEvent => event.type === 'order' && event.step === 'placed',
    )

  it('place orders at their rate', async () => {
    const { events } = await play(
      plan({ steps: [{ order: { count: 4, perSecond: 2 } }], expect: { orders: { active: 4 } } }),
    )
    expect(placed(events).map(({ atMs }) => atMs)).toEqual([0, 500, 1000, 1500])
  })

  it('give each order a client of its own, or the one that is named', async () => {
    const { events } = await play(
      plan({
        steps: [{ order: { count: 2 } }, { order: { client: 'eve', count: 2 } }],
        expect: { orders: { active: 4 } },
      }),
    )
    expect(placed(events).map(({ client }) => client)).toEqual(['client-1', 'client-2', 'eve', 'eve'])
  })

  it('wait for a span, or until all orders so far have settled', async () => {
    const { events } = await play(
      plan({
        steps: [{ order: {} }, { wait: '30s' }, { order: {} }, { wait: 'settled' }, { order: {} }],
        expect: { orders: { active: 3 } },
      }),
    )
    const [, second, third] = placed(events)
    expect(second?.atMs).toBe(30_000)
    const settledBefore = events.filter(
      (event) => event.type === 'service' && event.status === 'active' && event.seq < (third?.seq ?? 0),
    )
    expect(settledBefore).toHaveLength(2)
  })

  it('order the size and the addresses that they name', async () => {
    const { events } = await play(plan({ steps: [{ order: { tariff: 'large', addresses: 3 } }] }))
    const bodies = events.flatMap((event) =>
      event.type === 'exchange' && event.exchange.request.path === '/vm/v3/host'
        ? [event.exchange.request.body]
        : [],
    )
    expect(bodies).toContainEqual(expect.objectContaining({ cpu_number: 8, ram_mib: 16_384, ipv4_number: 3 }))
  })
})

describe('what a scenario assumes about Clouden', () => {
  it('decides who owns the machines', async () => {
    const owners = async (account: 'per-client' | 'shared') => {
      const steps = [{ order: { count: 2 } }] as const
      const { events } = await play(
        plan({ clouden: { account }, steps, expect: { orders: { active: 2 } } }, 'clouden'),
      )
      return new Set(
        events.flatMap((event) =>
          event.type === 'exchange' &&
          event.exchange.request.path === '/vm/v3/host' &&
          event.exchange.request.body
            ? [(event.exchange.request.body as { readonly account: number }).account]
            : [],
        ),
      )
    }
    expect((await owners('per-client')).size).toBe(2)
    expect((await owners('shared')).size).toBe(1)
  })

  it('decides how many machines a client may hold', async () => {
    const steps = [{ order: { client: 'eve', count: 2 } }] as const
    const expected = { orders: { active: 1, refused: 1 }, reason: 'quota-exceeded' } as const
    const { result } = await play(plan({ clouden: { quotaMachines: 1 }, steps, expect: expected }, 'clouden'))
    expect(result.verdict).toBe('passed')
  })
})

describe('a run under the real clock', () => {
  it('reports phases that agree with a stopwatch beside it', { timeout: 60_000 }, async () => {
    const times = new Map<string, number>()
    const note = (name: string): void => void (times.has(name) || times.set(name, performance.now()))
    const world = {
      durations: { queued: '100ms', disk: '900ms', network: '500ms', osInstall: '3s' },
    } as const
    const { phases } = await runPlan(plan({ world }, 'clouden', 'real'), {
      listen: (event) => {
        if (event.type === 'order') note(event.step)
        if (event.type === 'host') note(event.change)
        if (event.type === 'service' && event.status === 'active') note('active')
      },
    })
    const between = (from: string, to: string): number => (times.get(to) ?? 0) - (times.get(from) ?? 0)
    const within5Percent = (reported: number | undefined, measured: number): void => {
      expect(Math.abs((reported ?? 0) - measured) / measured).toBeLessThan(0.05)
    }
    within5Percent(phases.total[0], between('placed', 'active'))
    within5Percent(phases.install[0], between('disk-ready', 'os-installed'))
    within5Percent(phases.notice[0], between('os-installed', 'active'))
  })
})
