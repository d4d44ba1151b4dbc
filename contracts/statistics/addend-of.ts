import { type Mass, valueAt } from './mass.ts'

/** Parts, of equal shares, that distributions are cut into. */
const parts = 100
/** More steps follow the chance of the samples rather than what lies behind them. */
const steps = 300
/** Less than it is what the steps have not yet taken from where nothing lies. */
const leastShare = 1e-4
/** Sums of times are only as exact as their addition. */
const rounding = 1e-6

/**
 * The distribution of one part of a sum of two that are drawn apart, neither below 0: that under which the sum is
 * likeliest. Where the other part is not known it is of the same distribution, as the ways there and back are.
 *
 * An algorithm of expectation and maximisation over a grid: the mixing distribution of Laird (Nonparametric maximum
 * likelihood estimation of a mixing distribution, Journal of the American Statistical Association 73, 1978).
 *
 * @param sum - in ascending order, at least one mass
 */
export function addendOf(sum: readonly Mass[], other?: readonly Mass[]): readonly Mass[] {
  const edges = distinct(Array.from({ length: parts + 1 }, (_, index) => valueAt(sum, index / parts)))
  const wanted = sharesBetween(edges, sum)
  const known = other === undefined ? undefined : middles(other)
  const places = candidates(sum, other)
  const partners = known ?? places
  const bins = places.map((place) => partners.map((partner) => binOf(edges, place + partner)))
  let shares = places.map(() => 1 / places.length)
  for (let step = 0; step < steps; step++) {
    const weights = known === undefined ? shares : known.map(() => 1 / known.length)
    shares = improve({ bins, wanted, shares, weights })
  }
  return places.flatMap((at, index) => {
    const share = shares[index] ?? 0
    return share > leastShare ? [{ from: at, to: at, share }] : []
  })
}

interface State {
  /** For each place and partner the part of the sum that both make. */
  readonly bins: readonly (readonly number[])[]
  /** What share of the sum each part has. */
  readonly wanted: readonly number[]
  readonly shares: readonly number[]
  readonly weights: readonly number[]
}

function improve({ bins, wanted, shares, weights }: State): number[] {
  const reached = wanted.map(() => 0)
  for (const [place, row] of bins.entries()) {
    const share = shares[place] ?? 0
    for (const [partner, bin] of row.entries()) {
      // What lies beyond the sum is in no part of it.
      if (bin < reached.length) reached[bin] = (reached[bin] ?? 0) + share * (weights[partner] ?? 0)
    }
  }
  const ratios = wanted.map((share, bin) => (reached[bin] === 0 ? 0 : share / (reached[bin] ?? 1)))
  const next = bins.map((row, place) => {
    const gain = row.reduce((total, bin, partner) => total + (ratios[bin] ?? 0) * (weights[partner] ?? 0), 0)
    return (shares[place] ?? 0) * gain
  })
  const total = next.reduce((all, share) => all + share, 0)
  return total > 0 ? next.map((share) => share / total) : [...shares]
}

/** Where the part may lie: what is left of the sum beside little, much and the usual of the other part. */
function candidates(sum: readonly Mass[], other: readonly Mass[] | undefined): readonly number[] {
  const sums = [valueAt(sum, 0), ...middles(sum), valueAt(sum, 1)]
  const least = valueAt(sum, 0) / 2
  const left =
    other === undefined
      ? sums.flatMap((each) => [each / 2, each - least])
      : [0, 0.5, 1].flatMap((share) => sums.map((each) => each - valueAt(other, share)))
  return distinct(left.map((each) => Math.max(0, each)))
}

function middles(masses: readonly Mass[]): readonly number[] {
  return Array.from({ length: parts }, (_, index) => valueAt(masses, (index + 0.5) / parts))
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b)
}

/** The share of a distribution up to the first edge, and between each edge and the next. */
function sharesBetween(edges: readonly number[], masses: readonly Mass[]): readonly number[] {
  const upTo = edges.map((edge) => masses.reduce((total, mass) => total + shareBelow(mass, edge), 0))
  return upTo.map((share, index) => share - (upTo[index - 1] ?? 0))
}

function shareBelow({ from, to, share }: Mass, edge: number): number {
  if (to <= edge) return share
  return from < edge ? (share * (edge - from)) / (to - from) : 0
}

/** The first edge that is not below the value; one too many where all are, and where it lies below the first. */
function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) + rounding < value) low = middle + 1
    else high = middle
  }
  return low === 0 && value < (edges[0] ?? 0) - rounding ? edges.length : low
}
