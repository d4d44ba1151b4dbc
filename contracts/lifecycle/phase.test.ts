import { describe, expect, test } from 'vitest'
import { type PhaseDurations, phaseDurations, phaseNames, phases } from './phase.ts'
import fc from 'fast-check'
import { alice, bob, creation, host, lost } from '../trace/fixtures/facts.ts'
import { billmanagerOrder, goodStories, runAround } from '../trace/fixtures/good-stories.ts'
import {
  type Change,
  type Story,
  also,
  altered,
  moved,
  traceOf,
  without,
} from '../trace/fixtures/trace-of.ts'
import { pictureOf } from './fixtures/picture-of.ts'

function durations(story: Story, ...changes: readonly Change[]): PhaseDurations {
  return phaseDurations(pictureOf(traceOf(story, ...changes)))
}

/** What the phases after the order's release take together. */
function sum(spans: PhaseDurations): number {
  return phaseNames
    .filter((name) => name !== 'total')
    .reduce((ms, name) => ms + (spans[name][0] ?? Number.NaN), 0)
}

const { billmanager, clouden } = goodStories

describe('the phases of a good order', () => {
  test('of virtual networks are none, though it is Active', () => {
    const spans = durations(billmanager, altered('placed', { product: 'networks' }))
    expect(phaseNames.flatMap((name) => spans[name])).toEqual([])
  })

  test('at BILLmanager', () => {
    expect(durations(billmanager)).toEqual({
      queue: [500],
      accept: [500],
      create: [4000],
      install: [60_000],
      network: [0],
      notice: [5100],
      activate: [50],
      total: [80_150],
    })
  })

  test('at Clouden', () => {
    expect(durations(clouden)).toMatchObject({
      network: [0],
      notice: [5000],
      activate: [50],
      total: [80_050],
    })
  })

  test('add up to the time from its release to Active', () => {
    expect(sum(durations(billmanager))).toBe(80_150 - 10_000)
    expect(sum(durations(clouden))).toBe(80_050 - 10_000)
  })

  test('add up wherever the moments lie, as long as they follow each other', () => {
    const names = ['paid', 'create', 'disk-ready', 'os-installed', 'address-added', 'look', 'active']
    const times = fc
      .uniqueArray(fc.integer({ min: 11_000, max: 79_000 }), { minLength: 7, maxLength: 7 })
      .map((moments) => moments.toSorted((one, other) => one - other))
    fc.assert(
      fc.property(times, (moments) => {
        const [paidMs = 0, createMs = 0] = moments
        const moves = names.map((name, index) => moved(name, moments[index] ?? 0))
        const sent = altered('create', { sentAtMs: (paidMs + createMs) / 2 })
        const spans = durations(billmanager, ...moves, sent, without('poll-3'))
        expect(sum(spans)).toBeCloseTo((moments.at(-1) ?? 0) - paidMs, 6)
      }),
    )
  })
})

describe('phases that run beside each other', () => {
  test('give the network the time that it took after the system', () => {
    expect(durations(billmanager, moved('address-added', 76_000))).toMatchObject({
      network: [1000],
      notice: [4100],
    })
  })

  test('count 0 when they ended before the one before them', () => {
    const spans = durations(
      billmanager,
      moved('disk-ready', 10_900),
      moved('poll-3', 70_000),
      moved('look', 70_100),
    )
    expect(spans).toMatchObject({ create: [0], notice: [0] })
  })

  test('are never negative', () => {
    const names = Object.keys(billmanager).filter((name) => !['run', 'placed', 'end'].includes(name))
    const moves = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 90_000 })))
    fc.assert(
      fc.property(moves, (changes) => {
        const spans = durations(billmanager, ...changes.map(([name, atMs]) => moved(name, atMs)))
        for (const ms of Object.values(spans).flat()) expect(ms).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('an order', () => {
  const noMachine = without(
    'accepted',
    'host-known',
    'disk-ready',
    'address-added',
    'os-installed',
    'active',
    'look',
  )

  test('that never got a machine has waited until the first was asked for, and no more', () => {
    const spans = durations(billmanager, noMachine, altered('create', lost(creation(10_500, alice))))
    expect(spans.queue).toEqual([500])
    expect(Object.values(spans).flat()).toEqual([500])
  })

  test('that did not become Active is in the phases that it passed', () => {
    expect(durations(billmanager, without('poll-3', 'look', 'active'))).toEqual({
      queue: [500],
      accept: [500],
      create: [4000],
      install: [60_000],
      network: [0],
      notice: [],
      activate: [],
      total: [],
    })
  })

  test('that was tried again has waited in the queue until its first request, and the tries are in its total', () => {
    const second = { ...alice, host: 13, task: 103 }
    const spans = durations(
      billmanager,
      also('second accepted', 76_100, host(second, 'accepted')),
      also('second create', 76_200, creation(76_050, second)),
      altered('active', { host: 13 }),
    )
    expect(spans).toMatchObject({ queue: [500], accept: [150], total: [80_150] })
  })

  test('whose creation went unanswered is left out of the phases around it', () => {
    const spans = durations(billmanager, altered('create', lost(creation(10_500, alice))))
    expect(spans).toMatchObject({ queue: [500], accept: [], create: [], install: [60_000], total: [80_150] })
  })

  test('is listed where it was placed among the others', () => {
    const second = Object.entries(billmanagerOrder(bob)).map(
      ([name, { fact, atMs }]) => [`second ${name}`, { fact, atMs: atMs + 1 }] as const,
    )
    const both = runAround('billmanager', { ...Object.fromEntries(second), ...billmanagerOrder(alice) })
    expect(durations(both, moved('active', 80_151), moved('second active', 80_250))).toMatchObject({
      total: [80_151, 80_249],
    })
  })
})

test('durations have no finer digits than a trace', () => {
  expect(
    durations(billmanager, moved('disk-ready', 15_000.1), moved('os-installed', 75_000.3)),
  ).toMatchObject({
    install: [60_000.2],
  })
})

test('every phase but the total begins where the one before it ends, or at a later try of it', () => {
  const spans = phaseNames.filter((name) => name !== 'total').map((name) => phases[name])
  const ends = spans.slice(0, -1).map(({ to }) => (to === 'firstSent' ? 'createSent' : to))
  expect(spans.slice(1).map(({ from }) => from)).toEqual(ends)
  expect([spans[0]?.from, spans.at(-1)?.to]).toEqual(['released', 'active'])
})

test('the total is what the client waits for', () => {
  expect(phases.total).toEqual({ from: 'placed', to: 'active' })
})
