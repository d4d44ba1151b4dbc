import { describe, expect, it } from 'vitest'
import { cloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import type { CloudenSettings, Scenario } from '../language/scenario.ts'
import { planClouden, simulatedParts } from './make-plan.ts'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'

const scenario: Scenario = { title: 't', purpose: 'p', steps: [{ order: {} }], expect: {} }
const names = Object.keys(quirks) as QuirkName[]

describe('what only a simulated VMmanager can have', () => {
  it('is nothing in a story that only says what is ordered', () => {
    expect(simulatedParts(scenario, [])).toEqual([])
  })

  it('is a world, faults, and faults that are armed and disarmed on the way', () => {
    const parts = simulatedParts(
      {
        ...scenario,
        world: {},
        faults: [{ fault: 'asleep', for: '1s' }],
        steps: [
          { parallel: [[{ arm: { fault: 'asleep', for: '1s' } }], [{ wait: '1s' }]] },
          { disarm: 'asleep' },
        ],
      },
      [],
    )
    expect(parts).toEqual(['world', 'faults', 'arm', 'disarm'])
  })

  it('is each defect of VMmanager, and none of a platform that needs no other world', () => {
    const parts = simulatedParts(scenario, names)
    const isNamed = (name: QuirkName): boolean => parts.includes(`quirk ${name}`)
    const ofVmmanager = names.filter((name) => quirks[name].party === 'vmmanager')
    expect(ofVmmanager.length).toBeGreaterThan(0)
    expect(ofVmmanager.every(isNamed)).toBe(true)
    const ofPlatform = names.filter(
      (name) => quirks[name].party === 'platform' && quirks[name].settings === undefined,
    )
    expect(ofPlatform.length).toBeGreaterThan(0)
    expect(ofPlatform.some(isNamed)).toBe(false)
  })
})

describe('planClouden', () => {
  it('changes nothing where the scenario says nothing', () => {
    expect(planClouden({})).toEqual(cloudenAssumptions)
  })

  it.each<[CloudenSettings, object]>([
    [{ readiness: 'os-installed-and-address' }, { readiness: 'os-installed-and-address' }],
    [{ account: 'shared' }, { account: 'shared' }],
    [{ approval: 'none' }, { approval: 'none' }],
    [{ approvalTakes: '3s' }, { approvalTakes: { kind: 'fixed', ms: 3000 } }],
    [{ approvalOutcome: 'expired' }, { approvalOutcome: 'expired' }],
    [{ sizes: 'explicit' }, { sizes: 'explicit' }],
    [{ inventory: 'kept' }, { inventory: 'kept' }],
    [{ inventoryEvery: '5m' }, { inventoryEveryMs: 300_000 }],
    [{ pageSize: 7 }, { pageSize: 7 }],
    [{ quota: { ramMib: 1 } }, { quota: { machines: 100, ramMib: 1 } }],
    [{ quota: { machines: 2 } }, { quota: { machines: 2 } }],
    [{ quotaMachines: 3 }, { quota: { machines: 3 } }],
    [{ quotaMachines: 3, quota: { machines: 4, addresses: 1 } }, { quota: { machines: 4, addresses: 1 } }],
    [
      { projects: [{ name: 'shop', members: ['bob'] }], projectQuota: { machines: 1 } },
      { projects: [{ name: 'shop', members: ['bob'] }], projectQuota: { machines: 1 } },
    ],
    [{ parallelActions: false }, { parallelActions: false }],
    [
      { repeats: 2, repeatAfter: '10s' },
      { repeats: 2, repeatAfter: { kind: 'fixed', ms: 10_000 } },
    ],
    [{ suspension: 'not-offered' }, { suspension: 'not-offered' }],
    [{ resizeDown: 'deferred' }, { resizeDown: 'deferred' }],
    [{ snapshots: 'delete-only' }, { snapshots: 'delete-only' }],
    [{ metering: true }, { metering: true }],
    [
      { metricsReads: 9, metricsEvery: '1m' },
      { metricsReads: 9, metricsEveryMs: 60_000 },
    ],
    [{ idleBelowPercent: 20 }, { idleBelowPercent: 20 }],
    [{ panel: 'https://vm.example.com' }, { panel: 'https://vm.example.com' }],
    [{ pollEvery: '1s' }, { patience: { pollMs: 1000, limitMs: 1_800_000 } }],
    [{ giveUpAfter: '2m' }, { patience: { pollMs: 3000, limitMs: 120_000 } }],
  ])('takes %j', (settings, expected) => {
    expect(planClouden(settings)).toEqual({ ...cloudenAssumptions, ...expected })
  })

  it('reads the inventory at no regular times where the scenario says so', () => {
    expect(planClouden({ inventoryEvery: 'none' })).not.toHaveProperty('inventoryEveryMs')
  })
})
