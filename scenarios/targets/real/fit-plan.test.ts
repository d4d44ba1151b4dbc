import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../language/scenario.ts'
import { makePlan } from '../../plan/make-plan.ts'
import type { Plan, SkippedPlan } from '../../plan/plan.ts'
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

const reason = (plan: Plan | SkippedPlan): string => ('skipped' in plan ? plan.skipped : '')

describe('a plan of virtual networks', () => {
  it('needs no machine, no system and no preset, and is not sized anew', () => {
    const steps: Scenario['steps'] = [{ order: { product: 'networks', count: 9 } }]
    const plan = fitted(
      { steps },
      { target: { ...room.target, preset: 'tiny' }, left: { vms: 0, ramMib: 0 } },
    )
    expect(reason(plan)).toBe('')
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
  it.each<[string, Partial<Scenario>, Partial<Room>]>([
    ['cannot have what it sets up: world', { world: { addresses: 1 } }, {}],
    ['cannot have what it sets up: faults', { faults: [{ fault: 'asleep', for: '1s' }] }, {}],
    ['cannot have what it sets up: arm', { steps: [{ arm: { fault: 'asleep', for: '1s' } }] }, {}],
    ['what it expects is not observable', { expect: { findings: ['one-vm-per-order'] } }, {}],
    ['it makes 5 machines and the budget has 4', { steps: [{ order: { count: 5 } }] }, {}],
    [
      'its machines take 12288 MiB and the budget has 8192',
      { steps: [{ order: { count: 3, tariff: 'medium' } }] },
      {},
    ],
    [
      'the budget has 1, earlier runs have left something behind (vmharness cleanup --target staging)',
      { steps: [{ order: { count: 2 } }] },
      { left: { vms: 1, ramMib: 8192 } },
    ],
    [
      'has no operating system ISPsystem__AlmaLinux-9-x86_64',
      { steps: [{ order: { tariff: 'large' } }] },
      {},
    ],
    [
      'has no operating system local__BeOS',
      { steps: [{ order: {} }, { reinstall: { os: 'local__BeOS' } }] },
      {},
    ],
    [
      'it tells of several tariffs, and the target names one preset, tiny',
      { steps: [{ order: {} }, { change: { tariff: 'medium' } }] },
      { target: { ...room.target, preset: 'tiny' } },
    ],
    [
      'it tells of several operating systems, and the target names one, ISPsystem__Debian-12-x86_64',
      { steps: [{ order: {} }, { order: { tariff: 'medium' } }] },
      { target: { ...room.target, os: 'ISPsystem__Debian-12-x86_64' } },
    ],
  ])('is skipped: %s', (words, changes, other) => {
    expect(reason(fitted(changes, other))).toContain(words)
  })

  it('is skipped on Clouden alone where a preset is missing', () => {
    const steps: Scenario['steps'] = [{ order: { tariff: 'medium' } }]
    expect(reason(fitPlan(planned({ steps }, 'clouden'), room))).toBe('there is no preset medium')
    expect(reason(fitPlan(planned({ steps }), room))).toBe('')
  })
})
