import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chosenLanes, mostLanes } from './timeline-section.ts'
import type { OrderLane } from './order-lanes.ts'

const strike = {
  event: { type: 'fault', fault: 'asleep', where: 'host-list', seq: 1, atMs: 1 },
  orders: [],
  exchanges: [],
} as const

const lane = fc
  .record({
    outcome: fc.constantFrom('active', 'refused', 'manual', 'unsettled'),
    toMs: fc.nat(100_000),
    faults: fc.constantFrom([], [strike]),
  })
  .map((own): Omit<OrderLane, 'order'> => ({
    fromMs: 0,
    bars: [],
    ticks: [],
    states: [],
    jobs: [],
    settledMs: undefined,
    activeMs: undefined,
    lostMs: undefined,
    ...own,
  }))

it('never drops an order that has more to tell than one that is kept', () => {
  fc.assert(
    fc.property(
      fc.array(lane, { minLength: 25, maxLength: 80 }),
      fc.infiniteStream(fc.boolean()),
      (owns, flags) => {
        const lanes = owns.map((own, index) => ({ ...own, order: `order-${index}` }))
        const broken = new Set(lanes.flatMap(({ order }) => (flags.next().value === true ? [order] : [])))
        const kept = chosenLanes(lanes, broken)
        const dropped = lanes.filter((one) => !kept.includes(one))
        expect(kept.length).toBe(mostLanes)
        expect(kept).toEqual(lanes.filter((one) => kept.includes(one)))
        const ranks = (one: OrderLane): readonly number[] => [
          Number(broken.has(one.order)),
          Number(one.outcome !== 'active'),
          one.faults.length,
          one.toMs,
        ]
        for (const gone of dropped)
          for (const one of kept) expect(isLess(ranks(one), ranks(gone))).toBe(false)
      },
    ),
  )
})

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((value, place) => value !== other[place])
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0)
}
