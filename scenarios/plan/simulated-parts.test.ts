import { describe, expect, it } from 'vitest'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import type { Scenario } from '../language/scenario.ts'
import { simulatedParts } from './simulated-parts.ts'

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
