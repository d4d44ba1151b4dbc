import { describe, expect, it } from 'vitest'
import type { Profile } from '../profile/profile.ts'
import { parseProfile } from '../profile/load-profile.ts'
import { calibrate } from './calibrate.ts'
import { usualFitTolerance } from './compare-samples.ts'
import { type KnownWorld, knownTimes, knownTrace, onlyWire } from './fixtures/known-world.ts'
import { sourceOf } from './fixtures/source-of.ts'
import { profileText } from './profile-text.ts'

const wishes = { name: 'known', tolerance: usualFitTolerance }
const verdicts = ({ fits }: Awaited<ReturnType<typeof calibrate>>) =>
  Object.fromEntries(fits.map(({ measure, verdict }) => [measure, verdict]))

const heard = async (world: KnownWorld = {}) => await sourceOf(onlyWire(await knownTrace(world)))

/** What a run with a profile takes its times from. */
const worldOf = ({ durations, latencies }: Profile): NonNullable<KnownWorld['world']> => ({
  durations: { ...knownTimes.durations, ...durations },
  ...latencies,
})

describe('a calibration', () => {
  it.each(['billmanager', 'clouden'] as const)('makes a twin that fits traffic of %s', async (platform) => {
    const steps = [{ stop: {} }, { wait: 'settled' }, { close: {} }, { wait: 'settled' }] as const
    const calibration = await calibrate([await heard({ platform, steps })], wishes)
    expect(verdicts(calibration)).toEqual({
      queued: 'fits',
      creation: 'fits',
      delete: 'fits',
      power: 'fits',
      read: 'fits',
      call: 'fits',
    })
    expect(calibration.made.from).toEqual([
      { file: 'session.ndjson', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, orders: 0 },
    ])
  })

  it('makes a twin that can be calibrated again: the second profile fits a run with the first', async () => {
    const { made } = await calibrate([await heard()], wishes)
    const first = parseProfile(profileText(made), 'first.yaml')
    const second = await calibrate([await heard({ world: worldOf(first), seed: 77 })], wishes)
    expect(Object.values(verdicts(second))).toEqual(['fits', 'fits', 'fits', 'fits'])
    const [one, other] = [
      made.durations?.osInstall?.quantilesMs.p50,
      second.made.durations?.osInstall?.quantilesMs.p50,
    ]
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(0.1 * (one ?? 0))
  })

  it('finds out a profile of another VMmanager, and one that still fits', async () => {
    const { made } = await calibrate([await heard()], wishes)
    const profile = parseProfile(profileText(made), 'known.yaml')
    const usual = await heard({
      seed: 9,
      world: {
        durations: { ...knownTimes.durations, osInstall: { kind: 'uniform', minMs: 30_000, maxMs: 90_000 } },
      },
    })
    expect(verdicts(await calibrate([usual], { ...wishes, profile }))).toMatchObject({
      queued: 'fits',
      creation: 'differs',
    })
    expect(verdicts(await calibrate([await heard({ seed: 10 })], { ...wishes, profile }))).toMatchObject({
      creation: 'fits',
    })
  })

  it('finds out latencies that are wrong', async () => {
    const { made } = await calibrate([await heard()], wishes)
    const profile = parseProfile(profileText(made), 'known.yaml')
    const world = { transportLatency: { kind: 'uniform', minMs: 5, maxMs: 20 } } as const
    expect(
      verdicts(await calibrate([await heard({ seed: 8, world })], { ...wishes, profile })),
    ).toMatchObject({
      creation: 'fits',
      read: 'differs',
      call: 'differs',
    })
  })

  it('finds the dialect, unless it is told', async () => {
    const source = await heard({ dialect: '2023', orders: 12 })
    expect((await calibrate([source], wishes)).made.dialect).toBe('2023')
    expect((await calibrate([source], { ...wishes, dialect: '2025.04' })).made.dialect).toBe('2025.04')
  })

  it('gives the same bytes for the same traces', async () => {
    const text = async (): Promise<string> =>
      profileText((await calibrate([await heard({ orders: 12 })], wishes)).made)
    expect(await text()).toBe(await text())
  })

  it('pools traces, of both platforms as well', async () => {
    const sources = [await heard({ orders: 8 }), await heard({ orders: 8, platform: 'billmanager', seed: 6 })]
    const { made, pool, fits } = await calibrate(sources, wishes)
    expect(made.durations?.queued?.samples).toBe(16)
    expect(
      pool.platforms.map(({ platform, pollMs }) => [platform, Math.round((pollMs ?? 0) / 1000)]),
    ).toEqual([
      ['clouden', 3],
      ['billmanager', 12],
    ])
    expect(fits.find(({ measure }) => measure === 'queued')?.counts).toEqual([16, 400])
  })

  it('is refused where there is nothing to measure', async () => {
    const [run, ...others] = onlyWire(await knownTrace({ orders: 1 }))
    const end = others.at(-1)
    if (run === undefined || end === undefined) throw new Error('the trace is empty')
    const source = await sourceOf([run, { ...end, seq: 1 }])
    await expect(calibrate([source], wishes)).rejects.toMatchObject({
      code: 'VMH_NOTHING_MEASURED',
      message: expect.stringContaining('session.ndjson') as string,
    })
  })

  it('does not take failures for durations: where every order failed, creations are not told', async () => {
    const failing = { fault: 'task-fails', task: 'host_create', stage: 'os-install' } as const
    const { made, pool } = await calibrate([await heard({ orders: 15, faults: [failing] })], wishes)
    expect(pool.failed).toBe(15)
    expect(made.durations?.osInstall).toBeUndefined()
    expect(made.leftOut?.osInstall).toEqual({ why: 'too-few', samples: 0 })
    // They waited as others do.
    expect(made.durations?.queued?.samples).toBe(15)
  })

  it('is of latencies alone where one order was seen', async () => {
    const { made, fits } = await calibrate([await heard({ orders: 1, platform: 'billmanager' })], wishes)
    expect(made.durations).toEqual({})
    expect(made.transportLatency?.samples).toBeGreaterThan(10)
    expect(fits.find(({ measure }) => measure === 'creation')).toMatchObject({
      verdict: 'too-few',
      counts: [1, 200],
    })
  })

  it('ends early when it is told to', async () => {
    const source = await heard({ orders: 12 })
    const { fits } = await calibrate([source], { ...wishes, signal: AbortSignal.abort() })
    expect(fits.every(({ verdict }) => verdict === 'too-few')).toBe(true)
  })
})
