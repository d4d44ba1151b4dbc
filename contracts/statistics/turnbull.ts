import type { Interval } from './interval.ts'
import type { Mass } from './mass.ts'

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

/** More steps change nothing that anybody would see. */
const mostSteps = 2000
/** Of less than this part of one sample nothing lies there. */
const leastPart = 1e-3
/** A step that makes each sample less likelier than this, on average, is the last. */
const leastGain = 1e-9

/**
 * The distribution under which the samples are likeliest, whatever its form: the estimator of Turnbull (The empirical
 * distribution function with arbitrarily grouped, censored and truncated data, Journal of the Royal Statistical Society
 * B 38, 1976). Of values that are known it is their empirical distribution. In ascending order; empty for no samples.
 *
 * @param hear - hears the logarithm of the likelihood before each step; it never falls
 */
export function turnbull(
  samples: readonly Interval[],
  hear: (logLikelihood: number) => void = () => {},
): readonly Mass[] {
  const places = innermost(samples)
  const ranges = samples.map((sample) => rangeIn(places, sample))
  let shares = places.map(() => 1 / places.length)
  let before = Number.NEGATIVE_INFINITY
  for (let step = 0; step < mostSteps; step++) {
    const { logLikelihood, next } = improveShares(shares, ranges)
    hear(logLikelihood)
    if (logLikelihood - before < leastGain * samples.length) break
    before = logLikelihood
    shares = next
  }
  return places.flatMap((place, index) => {
    const share = shares[index] ?? 0
    return share * samples.length > leastPart ? [{ ...place, share }] : []
  })
}

interface End {
  readonly at: number
  /** Where several ends meet: known values begin, then intervals end, then others begin. */
  readonly rank: 0 | 1 | 2
}

/** The intervals between a beginning and the next end, without another between them: all mass lies there. */
function innermost(samples: readonly Interval[]): readonly Interval[] {
  const ends = samples
    .flatMap(({ from, to }): readonly End[] => [
      { at: from, rank: from === to ? 0 : 2 },
      { at: to, rank: 1 },
    ])
    .toSorted((one, other) => one.at - other.at || one.rank - other.rank)
  return ends.flatMap((end, index) => {
    const next = ends[index + 1]
    return end.rank !== 1 && next?.rank === 1 ? [{ from: end.at, to: next.at }] : []
  })
}

function rangeIn(places: readonly Interval[], { from, to }: Interval): PlaceRange {
  const isKnown = from === to
  return {
    first: countUntil(
      places,
      (place) => place.from > from || (place.from === from && (isKnown || place.to > from)),
    ),
    last: countUntil(places, (place) => place.to > to) - 1,
  }
}

/** How many of the ordered places come before the first that is beyond. */
function countUntil(places: readonly Interval[], isBeyond: (place: Interval) => boolean): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const place = places[middle]
    if (place === undefined || isBeyond(place)) high = middle
    else low = middle + 1
  }
  return low
}

/** Places `first` to `last` lie in a sample, and no other. */
interface PlaceRange {
  readonly first: number
  readonly last: number
}

/**
 * One step of expectation and maximisation towards the shares of places under which samples are likeliest, in time that
 * grows with samples and places, not with their product.
 */
function improveShares(
  shares: readonly number[],
  ranges: readonly PlaceRange[],
): { readonly logLikelihood: number; readonly next: number[] } {
  const sums = [0]
  for (const share of shares) sums.push((sums.at(-1) ?? 0) + share)
  const changes = Array.from({ length: shares.length + 1 }, () => 0)
  let logLikelihood = 0
  for (const { first, last } of ranges) {
    const likelihood = (sums[last + 1] ?? 0) - (sums[first] ?? 0)
    logLikelihood += Math.log(likelihood)
    changes[first] = (changes[first] ?? 0) + 1 / likelihood
    changes[last + 1] = (changes[last + 1] ?? 0) - 1 / likelihood
  }
  let weight = 0
  const next = shares.map((share, index) => {
    weight = Math.max(0, weight + (changes[index] ?? 0))
    return (share * weight) / ranges.length
  })
  return { logLikelihood, next }
}
