import { describe, expect, it } from 'vitest'
import type { Scenario } from '../language/scenario.ts'
import type { StateExpectation } from '../language/state-expectation.ts'
import type { Step } from '../language/step.ts'
import type { Awaited } from '../language/wait-for.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'
import type { RunResult } from './run-result.ts'

type Choices = Partial<Scenario> & { readonly platform?: 'billmanager' | 'clouden'; readonly clock?: string }

function run(
  steps: readonly Step[],
  { platform = 'billmanager', clock = 'virtual', ...more }: Choices = {},
): Promise<RunResult> {
  const scenario: Scenario = { title: 't', purpose: 'p', steps, expect: { orders: 'any' }, ...more }
  return runPlan(
    makePlan('a', scenario, { platform, clock, target: 'simulated', dialect: '2024.03', seed: 1 }),
  )
}

const found = ({ findings }: RunResult): readonly unknown[] =>
  findings.map(({ rule, detail, params }) => [`${rule}/${detail}`, params])

const settled: Step = { wait: 'settled' }
const web: Step = { order: { as: 'web', client: 'shop', addresses: 2 } }

describe('a check in the middle of a story', () => {
  const opened: StateExpectation = {
    services: { active: 1, suspended: 0 },
    machines: { count: 1, running: 1, cpuNumber: 1, ramMib: '>= 1024' },
    addresses: 2,
    money: { orders: { web: { charged: '> 0', refunded: 0 } }, clients: { shop: { balance: 0 } } },
  }

  it('holds what has happened up to there, and not what comes later', async () => {
    const closed: StateExpectation = {
      services: { active: 0, deleted: 1 },
      machines: { count: 0 },
      addresses: 0,
    }
    expect(
      found(await run([web, settled, { check: opened }, { close: {} }, settled, { check: closed }])),
    ).toEqual([])
  })

  it('knows the quota of Clouden, and may differ by platform', async () => {
    const quota = { shop: { machines: 1, addresses: 2 } }
    const steps: Step[] = [web, settled, { check: { services: { active: 1 }, on: { clouden: { quota } } } }]
    expect(found(await run(steps, { platform: 'clouden' }))).toEqual([])
    expect(found(await run(steps))).toEqual([])
  })

  it.each<readonly [StateExpectation, object]>([
    [{ services: { active: 2 } }, { what: 'services active', expected: 2, actual: 1 }],
    [{ machines: { running: '< 1' } }, { what: 'machines running', expected: '< 1', actual: 1 }],
    [{ addresses: '3..5' }, { what: 'addresses', expected: '3..5', actual: 2 }],
    [{ money: { orders: { web: { charged: 0 } } } }, { what: 'order web-1 charged', expected: 0 }],
    [
      { money: { clients: { shop: { refunded: 1 } } } },
      { what: 'client shop refunded', expected: 1, actual: 0 },
    ],
    [{ quota: { shop: { machines: 1 } } }, { what: 'quota shop machines', expected: 1, actual: 0 }],
  ])('fails where it is otherwise: %j', async (check, params) => {
    expect(found(await run([web, settled, { check }]))).toEqual([
      ['expected-outcome/state', expect.objectContaining(params)],
    ])
  })
})

describe('a wait for what happens', () => {
  const until = (awaited: Awaited): Step => ({ wait: { for: awaited, within: '30m' } })
  const fails: Step = { arm: { fault: 'reply-lost', operation: 'host-create', times: 1 } }

  it.each<readonly [string, readonly Step[], StateExpectation]>([
    [
      'a stage',
      [web, until({ stage: 'os-install', order: 'web' })],
      { services: { processing: 1 }, machines: { count: 1 } },
    ],
    [
      'a task',
      [web, until({ task: 'host_create', order: 'web' })],
      { services: { processing: 1 }, machines: { running: 1 } },
    ],
    ['a status', [web, until({ status: 'active', order: 'web' })], { services: { active: 1 } }],
    [
      'a number of Active orders',
      [{ order: { count: 3 } }, until({ active: 2 })],
      { services: { active: '2..3' } },
    ],
    [
      'a fault',
      [fails, web, until({ fault: 'reply-lost' })],
      { services: { active: 0 }, machines: { count: 1 } },
    ],
    [
      'the end of an action',
      [web, settled, { suspend: {} }, until({ action: 'suspend', order: 'web' })],
      { services: { suspended: 1 } },
    ],
    [
      'what has happened already',
      [web, settled, until({ status: 'active', order: 'web' })],
      { services: { active: 1 } },
    ],
  ])('ends when it comes: %s', async (_, steps, check) => {
    const result = await run([...steps, { check }])
    expect([result.verdict, found(result)]).toEqual(['passed', []])
  })

  it('that never comes fails the run, and no further step is taken', async () => {
    const result = await run([web, until({ active: 2 }), { close: {} }])
    expect([result.verdict, result.actions, found(result)]).toEqual([
      'failed',
      undefined,
      [['expected-outcome/never-came', { what: 'active 2', withinMs: 1_800_000 }]],
    ])
  })

  it('holds also where time flies', async () => {
    const steps: Step[] = [web, until({ status: 'active', order: 'web' }), { stop: {} }, settled]
    expect((await run(steps, { clock: 'scaled:100' })).verdict).toBe('passed')
  })
})
