import { describe, expect, it } from 'vitest'
import { defaultWorldSettings } from '../vmmanager/world/world-settings.ts'
import { makeSpec, usualWorldSpec } from './make-spec.ts'

describe('the spec of a world', () => {
  it('is the usual one where nothing is wished', () => {
    expect(makeSpec(usualWorldSpec, {})).toEqual(usualWorldSpec)
  })

  it('differs in what is wished, and in nothing else', () => {
    const faults = [{ fault: 'sessions-expire', after: '5ms' }] as const
    const administrator = { email: 'root@example.com', password: 'secret' }
    const accounts = ['a@example.com']
    const world = { seed: 9, dialect: '2023', addresses: 3, accounts, administrator }
    expect(makeSpec(usualWorldSpec, { clock: 'manual', journal: 5, faults, ...world })).toEqual({
      ...usualWorldSpec,
      clock: 'manual',
      journal: 5,
      faults,
      settings: { ...defaultWorldSettings, ...world },
    })
  })

  it('gives every stage the same span', () => {
    const { settings } = makeSpec(usualWorldSpec, { stageMs: 50 })
    expect(Object.keys(settings.durations)).toEqual(Object.keys(defaultWorldSettings.durations))
    for (const duration of Object.values(settings.durations))
      expect(duration).toEqual({ kind: 'fixed', ms: 50 })
  })

  it('stretches every stage by a factor, and leaves its shape', () => {
    const { settings } = makeSpec(usualWorldSpec, { taskFactor: 2 })
    expect(settings.durations.queued).toEqual({ kind: 'uniform', minMs: 400, maxMs: 4000 })
    expect(settings.durations.disk).toEqual({
      kind: 'triangular',
      minMs: 6000,
      modeMs: 10_000,
      maxMs: 24_000,
    })
    const exact = makeSpec(makeSpec(usualWorldSpec, { stageMs: 50 }), { taskFactor: 0.5 })
    expect(exact.settings.durations.disk).toEqual({ kind: 'fixed', ms: 25 })
  })

  it('keeps the wishes of the usual one that are not wished otherwise, also that nobody waits', () => {
    const usual = makeSpec(usualWorldSpec, { acceptanceLatencyMs: 0, transportLatencyMs: 7 })
    expect(makeSpec(usual, { transportLatencyMs: 9 }).latency).toEqual({
      acceptance: { kind: 'fixed', ms: 0 },
      transport: { kind: 'fixed', ms: 9 },
    })
  })

  it('does not hand on the administrator of another world', () => {
    const administrator = { email: 'root@example.com', password: 'secret' }
    const usual = makeSpec(usualWorldSpec, { administrator })
    expect(makeSpec(usual, {}).settings).not.toHaveProperty('administrator')
  })
})
