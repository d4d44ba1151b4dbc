import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from './order-lanes.ts'
import { timeAxis } from './time-axis.ts'

const spans = fc.array(
  fc
    .tuple(fc.nat(3_000_000_000), fc.nat(600_000))
    .map(([fromMs, lengthMs]): Span => ({ fromMs, toMs: fromMs + lengthMs })),
  { minLength: 1, maxLength: 30 },
)
const day = 86_400_000

describe('the time axis of a run', () => {
  it('draws no moment to the left of an earlier one, and none outside', () => {
    fc.assert(
      fc.property(spans, fc.array(fc.nat(3_100_000_000), { minLength: 2 }), (busy, moments) => {
        const { at } = timeAxis(busy)
        const places = moments.toSorted((a, b) => a - b).map(at)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...places)).toBeLessThanOrEqual(100.001)
      }),
    )
  })

  it('has one scale: spans of one length in which something happened are drawn of one length', () => {
    fc.assert(
      fc.property(spans, fc.nat(600_000), (busy, lengthMs) => {
        const { at } = timeAxis(busy)
        const widths = busy
          .filter(({ fromMs, toMs }) => toMs - fromMs >= lengthMs)
          .map(({ fromMs }) => at(fromMs + lengthMs) - at(fromMs))
        for (const width of widths) expect(width).toBeCloseTo(widths[0] ?? 0, 6)
      }),
    )
  })

  it('cuts out idle time alone, and has it labelled by where it lies', () => {
    fc.assert(
      fc.property(spans, (busy) => {
        for (const cut of timeAxis(busy).cuts)
          expect(busy.filter(({ fromMs, toMs }) => fromMs < cut.toMs && toMs > cut.fromMs)).toEqual([])
      }),
    )
  })

  it('keeps a month between two minutes from pressing them into a pixel', () => {
    const axis = timeAxis([
      { fromMs: 0, toMs: 60_000 },
      { fromMs: 30 * day, toMs: 30 * day + 60_000 },
    ])
    expect(axis.cuts).toMatchObject([{ fromMs: 60_000, toMs: 30 * day }])
    expect(axis.at(60_000)).toBeGreaterThan(45)
    expect(axis.at(30 * day)).toBeLessThan(55)
    expect(axis.ticks.map(({ atMs }) => atMs)).toContain(30 * day)
  })

  it('labels round moments, far enough from each other to be read', () => {
    fc.assert(
      fc.property(spans, (busy) => {
        const { ticks } = timeAxis(busy)
        const starts = ticks.map(({ at, side }) => (side === 'left' ? at - 11 : at))
        const distances = starts.slice(1).map((start, index) => start - (starts[index] ?? 0))
        expect(Math.min(100, ...distances)).toBeGreaterThanOrEqual(11)
        expect(Math.max(...starts)).toBeLessThanOrEqual(89)
        expect(ticks.length).toBeGreaterThan(0)
      }),
    )
    const { ticks } = timeAxis([{ fromMs: 0, toMs: 300_000 }])
    expect(ticks.map(({ atMs }) => atMs)).toEqual([0, 60_000, 120_000, 180_000, 240_000])
  })
})
