import type { Interval } from './interval.ts'
import type { Mass } from './mass.ts'
import { improveShares } from './self-consistency.ts'
import { turnbull } from './turnbull.ts'

const mostCells = 400
/** Finer than so many cells to the width of a sample nobody can see. */
const cellsOfWidth = 20
const steps = 100

/**
 * The distribution of samples that are known within bounds. Where bounds overlap the likeliest one piles up on the
 * overlaps, which are chance: looks that come every three seconds, give or take some milliseconds, would make everything
 * last a multiple of three seconds. So each step towards it is smoothed over half the usual width of a sample, as finer
 * things cannot be seen (Li, Watkins and Yu, An EM algorithm for smoothing the self-consistent estimator of survival
 * functions with interval-censored data, Scandinavian Journal of Statistics 24, 1997). Where no two samples overlap but
 * those that are alike, and where values are known, it is the estimator of Turnbull.
 */
export function smoothed(samples: readonly Interval[]): readonly Mass[] {
  if (!overlap(samples)) return turnbull(samples)
  const widthMs = medianWidth(samples)
  const cells = cellsOver(samples, widthMs / cellsOfWidth)
  const [{ from: beginMs, to: endMs } = { from: 0, to: 1 }] = cells
  const cellMs = endMs - beginMs
  const cellAt = (at: number): number =>
    Math.min(cells.length - 1, Math.max(0, Math.ceil((at - beginMs) / cellMs - 1e-9) - 1))
  const ranges = samples.map(({ from, to }) => {
    const last = cellAt(to)
    return { first: Math.min(last, cellAt(from + cellMs / 2)), last }
  })
  const reach = Math.round(widthMs / 2 / cellMs)
  let shares = cells.map(() => 1 / cells.length)
  for (let step = 0; step < steps; step++) shares = smooth(improveShares(shares, ranges).next, reach)
  return cells.map((cell, index) => ({ ...cell, share: shares[index] ?? 0 }))
}

/** Whether two samples have something in common, but not all. */
function overlap(samples: readonly Interval[]): boolean {
  const sorted = samples.toSorted((one, other) => one.from - other.from || one.to - other.to)
  return sorted.some(({ from, to }, index) => {
    const before = sorted[index - 1]
    if (before === undefined || (before.from === from && before.to === to)) return false
    return before.to > from
  })
}

function medianWidth(samples: readonly Interval[]): number {
  const widths = samples
    .map(({ from, to }) => to - from)
    .filter((width) => width > 0 && Number.isFinite(width))
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0
}

/** Even cells from the least to the greatest bound; what has no upper bound ends in the last one. */
function cellsOver(samples: readonly Interval[], wishedMs: number): readonly Interval[] {
  const beginMs = samples.reduce((least, { from }) => Math.min(least, from), Infinity)
  const endMs = samples.reduce((most, { from, to }) => Math.max(most, Number.isFinite(to) ? to : from), 0)
  const count = Math.min(mostCells, Math.max(1, Math.ceil((endMs - beginMs) / Math.max(wishedMs, 1e-6))))
  const cellMs = (endMs - beginMs) / count
  return Array.from({ length: count }, (_, index) => ({
    from: beginMs + index * cellMs,
    to: beginMs + (index + 1) * cellMs,
  }))
}

/** Each share goes to the cells around it, the less the farther they are; what would leave at an end comes back. */
function smooth(shares: readonly number[], reach: number): number[] {
  const next = shares.map(() => 0)
  const total = (reach + 1) ** 2
  const last = shares.length - 1
  for (const [index, share] of shares.entries()) {
    for (let offset = -reach; offset <= reach; offset++) {
      const place = Math.abs(index + offset)
      const folded = Math.max(0, place > last ? 2 * last - place : place)
      next[folded] = (next[folded] ?? 0) + (share * (reach + 1 - Math.abs(offset))) / total
    }
  }
  return next
}
