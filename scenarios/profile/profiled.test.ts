import { describe, expect, it } from 'vitest'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { makeSpec, usualWorldSpec } from '../../simulators/worlds/make-spec.ts'
import type { WorldSettings } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Profile } from './profile.ts'
import { profiledSpec } from './profiled-world.ts'

const span = (ms: number) => ({ kind: 'empirical', quantilesMs: Array<number>(11).fill(ms) }) as const
const profile: Profile = {
  name: 'staging',
  digest: '0123456789ab',
  source: 'profiles/staging.yaml',
  dialect: '2023',
  durations: { osInstall: span(7000), power: span(300) },
  latencies: { acceptanceLatency: span(50) },
}

function planned(world: WorldSettings = {}) {
  const scenario = { title: 'a', purpose: 'b', world, steps: [{ order: {} }], expect: {} }
  const choices = {
    platform: 'clouden',
    target: 'simulated',
    dialect: '2023',
    seed: 1,
    clock: 'virtual',
    profile,
  } as const
  const plan = makePlan('story', scenario, choices)
  if ('skipped' in plan) throw new Error(plan.skipped.code)
  return plan
}

describe('a plan with a profile', () => {
  it('takes from it what it says, and all else as usual', () => {
    const { world } = planned()
    const { durations, transportLatency } = defaultWorldSettings
    expect(world.durations).toEqual({ ...durations, osInstall: span(7000), power: span(300) })
    expect([world.acceptanceLatency, world.transportLatency]).toEqual([span(50), transportLatency])
  })

  it('takes the scenario at its word, and says so', () => {
    const plan = planned({ durations: { osInstall: '2m', disk: '1s' }, acceptanceLatency: '9ms' })
    expect(plan.world.durations.osInstall).toEqual({ kind: 'fixed', ms: 120_000 })
    expect(plan.world.acceptanceLatency).toEqual({ kind: 'fixed', ms: 9 })
    expect(plan.overruled).toEqual(['osInstall', 'acceptanceLatency'])
    expect(planned().overruled).toEqual([])
  })

  it('names it, and where it is found again', () => {
    const { name, digest, source } = profile
    expect(planned().profile).toEqual({ name, digest, source })
  })
})

describe('a served world with a profile', () => {
  it('takes its durations and makes clients wait for its latencies', () => {
    const spec = profiledSpec(usualWorldSpec, profile)
    expect(spec.settings.durations.power).toEqual(span(300))
    expect(spec.latency).toEqual({ acceptance: span(50) })
    expect(profiledSpec(usualWorldSpec, undefined)).toBe(usualWorldSpec)
  })

  it('can be made slower as a whole', () => {
    const { settings } = makeSpec(profiledSpec(usualWorldSpec, profile), { taskFactor: 3 })
    expect(settings.durations.power).toEqual(span(900))
  })
})
