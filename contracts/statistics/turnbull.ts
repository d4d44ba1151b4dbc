import type { Interval } from './interval.ts'
import type { Mass } from './mass.ts'
import { improveShares, type PlaceRange } from './self-consistency.ts'

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
