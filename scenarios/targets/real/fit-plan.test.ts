import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../language/scenario.ts'
import { makePlan } from '../../plan/make-plan.ts'
import type { Plan, SkippedPlan } from '../../plan/plan.ts'
import type { WhyNotRun } from '../../plan/why-not-run.ts'
import { fitPlan, needOf, type Room } from './fit-plan.ts'

const room: Room = {
  target: {
    name: 'staging',
    url: 'https://vm.example.com',
    email: 'admin@example.com',
    password: { env: 'X' },
    budget: { vms: 4, ramMib: 8192 },
  },
  premises: {
    cluster: { id: 1, name: 'kvm' },
    oses: new Map([
      ['ISPsystem__Debian-12-x86_64', 1],
      ['ISPsystem__Ubuntu-24.04-x86_64', 2],
    ]),
    presets: [
      { id: 1, name: 'small', cpuNumber: 1, ramMib: 1024, diskMib: 10_240 },
      { id: 9, name: 'tiny', cpuNumber: 1, ramMib: 512, diskMib: 5120 },
    ],
    pools: [],
  },
  sight: 'consumer',
  left: { vms: 4, ramMib: 8192 },
}
const scenario: Scenario = { title: 't', purpose: 'p', steps: [{ order: {} }], expect: {} }

function planned(changes: Partial<Scenario>, platform: 'billmanager' | 'clouden' = 'billmanager'): Plan {
  const choices = { platform, target: 'staging', dialect: '2024.03', seed: 1, clock: 'real' }
  return makePlan('a', { ...scenario, ...changes }, choices) as Plan
}

function fitted(changes: Partial<Scenario>, other: Partial<Room> = {}): Plan | SkippedPlan {
  return fitPlan(planned(changes), { ...room, ...other })
}

const why = (plan: Plan | SkippedPlan): WhyNotRun | undefined =>
  'skipped' in plan ? plan.skipped : undefined

describe('a plan of virtual networks', () => {
  it('needs no machine, no system and no preset, and is not sized anew', () => {
    const steps: Scenario['steps'] = [{ order: { product: 'networks', count: 9 } }]
    const plan = fitted(
      { steps },
      { target: { ...room.target, preset: 'tiny' }, left: { vms: 0, ramMib: 0 } },
    )
    expect(why(plan)).toBeUndefined()
    expect(plan).toMatchObject({ steps: [{ networks: 1, tariff: { name: 'networks', os: '' } }] })
    expect(needOf(plan as Plan)).toEqual({ vms: 0, ramMib: 0 })
  })
})

describe('a plan that fits', () => {
  it('says who tells what happens there', () => {
    expect(fitted({})).toMatchObject({ sight: 'consumer', target: 'staging' })
  })

  it('takes the sizes and the system that the target names, wherever a tariff is spoken of', () => {
    const target = { ...room.target, preset: 'tiny', os: 'ISPsystem__Ubuntu-24.04-x86_64' }
    const steps: Scenario['steps'] = [
      { parallel: [[{ order: {} }], [{ wait: '1s' }, { change: { tariff: 'small' } }]] },
    ]
    const expected = { name: 'tiny', ramMib: 512, diskMib: 5120, os: 'ISPsystem__Ubuntu-24.04-x86_64' }
    expect(fitted({ steps }, { target })).toMatchObject({
      steps: [
        {
          branches: [
            [{ tariff: expected }],
            [{ kind: 'pause' }, { request: { action: 'change', tariff: expected } }],
          ],
        },
      ],
    })
  })

  it('needs a machine for each order, of the largest size that it speaks of', () => {
    const steps: Scenario['steps'] = [
      { order: { count: 3 } },
      { order: {} },
      { change: { tariff: 'medium' } },
    ]
    expect(needOf(planned({ steps }))).toEqual({ vms: 4, ramMib: 16_384 })
  })
})

describe('a plan that does not fit', () => {
  it.each<[WhyNotRun['code'], object, Partial<Scenario>, Partial<Room>]>([
    ['simulated-only', { parts: 'world' }, { world: { addresses: 1 } }, {}],
    ['simulated-only', { parts: 'faults' }, { faults: [{ fault: 'asleep', for: '1s' }] }, {}],
    ['simulated-only', { parts: 'arm' }, { steps: [{ arm: { fault: 'asleep', for: '1s' } }] }, {}],
    ['not-observable', { rules: 'one-vm-per-order' }, { expect: { findings: ['one-vm-per-order'] } }, {}],
    ['vms-over-budget', { vms: 5, most: 4 }, { steps: [{ order: { count: 5 } }] }, {}],
    [
      'ram-over-budget',
      { ramMib: 12_288, most: 8192 },
      { steps: [{ order: { count: 3, tariff: 'medium' } }] },
      {},
    ],
    [
      'vms-over-left',
      { vms: 2, most: 1, target: 'staging' },
      { steps: [{ order: { count: 2 } }] },
      { left: { vms: 1, ramMib: 8192 } },
    ],
    ['no-os', { os: 'ISPsystem__AlmaLinux-9-x86_64' }, { steps: [{ order: { tariff: 'large' } }] }, {}],
    ['no-os', { os: 'local__BeOS' }, { steps: [{ order: {} }, { reinstall: { os: 'local__BeOS' } }] }, {}],
    [
      'one-preset',
      { preset: 'tiny' },
      { steps: [{ order: {} }, { change: { tariff: 'medium' } }] },
      { target: { ...room.target, preset: 'tiny' } },
    ],
    [
      'one-os',
      { os: 'ISPsystem__Debian-12-x86_64' },
      { steps: [{ order: {} }, { order: { tariff: 'medium' } }] },
      { target: { ...room.target, os: 'ISPsystem__Debian-12-x86_64' } },
    ],
  ])('is skipped: %s %o', (code, params, changes, other) => {
    expect(why(fitted(changes, other))).toMatchObject({ code, params })
  })

  it('is skipped on Clouden alone where a preset is missing', () => {
    const steps: Scenario['steps'] = [{ order: { tariff: 'medium' } }]
    const skipped = why(fitPlan(planned({ steps }, 'clouden'), room))
    expect(skipped).toEqual({ code: 'no-preset', params: { preset: 'medium' } })
    expect(why(fitPlan(planned({ steps }), room))).toBeUndefined()
  })
})
