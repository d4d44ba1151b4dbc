import type { Interval } from './interval.ts'

/** Sums of shares are only as exact as their addition. */
const slack = 1e-9

/**
 * The value below which a share of a distribution lies. Mass spreads evenly over its interval, and stays at the lower
 * end of one without an upper; where any value between two would do, the middle of them.
 *
 * @param masses - in ascending order, at least one
 * @param share - from 0, for the least value, to 1, for the greatest
 */
export function valueAt(masses: readonly Mass[], share: number): number {
  if (share <= 0) return masses[0]?.from ?? 0
  if (share >= 1) return greatest(masses)
  return (lowest(masses, share - slack) + lowest(masses, share + slack)) / 2
}

/** The least value up to which there is at least so much. */
function lowest(masses: readonly Mass[], share: number): number {
  let before = 0
  for (const mass of masses) {
    if (before + mass.share >= share) {
      const part = mass.share > 0 ? Math.max(0, share - before) / mass.share : 0
      return mass.from === mass.to ? mass.from : mass.from + part * (upper(mass) - mass.from)
    }
    before += mass.share
  }
  return greatest(masses)
}

function greatest(masses: readonly Mass[]): number {
  const last = masses.at(-1)
  return last === undefined ? 0 : upper(last)
}

function upper({ from, to }: Mass): number {
  return Number.isFinite(to) ? to : from
}

/** Parts, of equal shares, that each distribution is cut into. */
const parts = 40

/** About the distribution of the sum of two values that are drawn apart; neither distribution is empty. */
export function sumOf(one: readonly Mass[], other: readonly Mass[]): readonly Mass[] {
  const [ones, others] = [middles(one), middles(other)]
  const share = 1 / (ones.length * others.length)
  const sums = ones.flatMap((left) => others.map((right) => left + right)).toSorted((a, b) => a - b)
  return sums.map((sum) => ({ from: sum, to: sum, share }))
}

function middles(masses: readonly Mass[]): readonly number[] {
  return Array.from({ length: parts }, (_, index) => valueAt(masses, (index + 0.5) / parts))
}

/** A part of a distribution: which share of all lies in an interval, or on a point where both of its ends are the same. */
export interface Mass extends Interval {
  readonly share: number
}
