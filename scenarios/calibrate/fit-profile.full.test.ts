import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Distribution } from '../../simulators/random/distribution.ts'
import type { SpanProfile } from '../profile/profile-file.ts'
import { type FittedTimes, fitProfile } from './fit-profile.ts'
import { knownTimes, knownTrace, onlyWire, withoutTold } from './fixtures/known-world.ts'
import { noSamples } from './samples.ts'
import { sampler } from './sampler.ts'
import { empiricalShares, quantileMs } from '../../simulators/random/draw-ms.ts'
import { quantileNames } from '../profile/profile.ts'

const actions = [
  { addAddress: {} },
  { wait: 'settled' },
  { stop: {} },
  { wait: 'settled' },
  { start: {} },
  { wait: 'settled' },
  { close: {} },
  { wait: 'settled' },
] as const

function fitted(events: readonly TraceEvent[]): FittedTimes {
  const observed = sampler(true)
  for (const event of events) observed.see(event)
  const { samples, tellsTimes } = observed.conclude()
  return fitProfile(samples, tellsTimes)
}

/** How far each quantile is from that of a known distribution, as shares of all that may lie between them. */
function worstShare(span: SpanProfile | undefined, real: Distribution, blurMs: number): number {
  if (span === undefined) return 1
  return Math.max(
    ...empiricalShares.map((share, index) => {
      const name = quantileNames[index] ?? 'p50'
      const found = span.quantilesMs[name]
      const shareUpTo = (ms: number): number =>
        Array.from({ length: 1001 }, (_, step) => step / 1000).filter((step) => quantileMs(real, step) <= ms)
          .length / 1001
      const [low, high] = [shareUpTo(found - blurMs), shareUpTo(found + blurMs)]
      return Math.max(0, low - share, share - high)
    }),
  )
}

/** With so many samples a distribution lies within it with a certainty of 99.9 %: 1.95 / sqrt(n), the limit of Kolmogorov. */
const band = (count: number): number => 1.95 / Math.sqrt(count)

describe('what is fitted to a trace of known times', () => {
  it('is what was so: waiting, tasks of one stage, and latencies', async () => {
    const times = fitted(onlyWire(await knownTrace({ orders: 100, steps: actions })))
    const { durations, latencies } = { durations: times.durations, latencies: times }
    const { queued, delete: deletion, power } = knownTimes.durations
    // Told in whole seconds.
    expect(worstShare(durations?.queued, queued, 1000)).toBeLessThan(band(100))
    expect(worstShare(durations?.delete, deletion, 1000)).toBeLessThan(band(100))
    expect(worstShare(durations?.power, power, 1000)).toBeLessThan(band(200))
    // Measured to a millisecond, and parted from a sum.
    expect(worstShare(latencies.transportLatency, knownTimes.transportLatency, 2)).toBeLessThan(0.05)
    expect(worstShare(latencies.acceptanceLatency, knownTimes.acceptanceLatency, 20)).toBeLessThan(band(300))
    expect([durations?.queued?.evidence, durations?.queued?.samples]).toEqual(['observed', 100])
  })

  it('makes a creation as long as it was, however it is split', async () => {
    const times = fitted(onlyWire(await knownTrace({ orders: 100 })))
    const { disk, network, osInstall } = times.durations ?? {}
    expect([disk?.evidence, network?.evidence, osInstall?.evidence]).toEqual(['split', 'split', 'split'])
    // Disk and network take ten seconds there, and the installation the rest.
    const { osInstall: real } = knownTimes.durations
    const before = (disk?.quantilesMs.p50 ?? 0) + (network?.quantilesMs.p50 ?? 0)
    expect(disk?.quantilesMs.p0).toBe(disk?.quantilesMs.p100)
    const sum = { ...osInstall, quantilesMs: { ...osInstall?.quantilesMs } } as SpanProfile
    const moved = Object.fromEntries(
      Object.entries(sum.quantilesMs).map(([name, ms]) => [name, ms + before - 10_000]),
    )
    expect(
      worstShare({ quantilesMs: moved as unknown as SpanProfile['quantilesMs'] }, real, 2000),
    ).toBeLessThan(band(100))
  })

  it('is what was so too where nobody tells times, as far as looks allow', async () => {
    const events = withoutTold(onlyWire(await knownTrace({ orders: 150, steps: actions })))
    const { durations, leftOut } = fitted(events)
    const { power } = knownTimes.durations
    // Looks come every three seconds, and the time of waiting is taken off.
    expect(worstShare(durations?.power, power, 3000)).toBeLessThan(band(300))
    expect(worstShare(durations?.queued, knownTimes.durations.queued, 3000)).toBeLessThan(band(150))
    expect(leftOut?.templateCopy).toEqual({ why: 'in-next-stage', samples: 0 })
  })

  it('takes the network stage from tasks that have it alone', async () => {
    const { durations } = fitted(onlyWire(await knownTrace({ orders: 30, steps: actions.slice(0, 2) })))
    expect(durations?.network).toMatchObject({ evidence: 'observed', samples: 30 })
    expect(Math.abs((durations?.network?.quantilesMs.p50 ?? 0) - 2000)).toBeLessThanOrEqual(1000)
  })

  it('parts the stages where machines were looked at while they were made', async () => {
    const clouden = { inventoryEvery: '1s' } as const
    const network = { kind: 'fixed', ms: 30_000 } as const
    const world = { durations: { ...knownTimes.durations, network } }
    const { durations } = fitted(onlyWire(await knownTrace({ orders: 25, clouden, world })))
    expect(durations?.osInstall).toMatchObject({ evidence: 'observed', samples: 25 })
    expect(worstShare(durations?.osInstall, knownTimes.durations.osInstall, 3000)).toBeLessThan(band(25))
    const placing = (durations?.disk?.quantilesMs.p50 ?? 0) + (durations?.network?.quantilesMs.p50 ?? 0)
    expect(Math.abs(placing - 38_000)).toBeLessThan(3000)
  })
})

describe('what samples do not tell', () => {
  it('is left out with the reason and the number of samples', () => {
    const samples = noSamples()
    for (let ms = 1; ms <= 3; ms++) samples.power.push({ from: ms, to: ms })
    for (let ms = 1; ms <= 40; ms++) samples.call.push({ from: ms, to: ms })
    expect(fitProfile(samples, true)).toEqual({
      durations: {},
      leftOut: {
        queued: { why: 'too-few', samples: 0 },
        delete: { why: 'too-few', samples: 0 },
        power: { why: 'too-few', samples: 3 },
        change: { why: 'too-few', samples: 0 },
        disk: { why: 'too-few', samples: 0 },
        network: { why: 'too-few', samples: 0 },
        osInstall: { why: 'too-few', samples: 0 },
        templateCopy: { why: 'in-next-stage', samples: 0 },
        transportLatency: { why: 'too-few', samples: 0 },
        acceptanceLatency: { why: 'too-few-reads', samples: 40 },
      },
    })
  })

  it('is taken from reinstallations and moves where no creation was seen', () => {
    const samples = noSamples()
    for (let ms = 1000; ms < 1020; ms++) {
      samples.reinstall.push({ from: ms, to: ms })
      samples.disk.push({ from: 2 * ms, to: 2 * ms })
    }
    const { durations, leftOut } = fitProfile(samples, true)
    expect(durations?.osInstall).toMatchObject({
      samples: 20,
      evidence: 'observed',
      quantilesMs: { p0: 1000, p100: 1019 },
    })
    expect(durations?.disk?.quantilesMs.p0).toBe(2000)
    expect(leftOut?.network).toEqual({ why: 'too-few', samples: 0 })
  })
})
