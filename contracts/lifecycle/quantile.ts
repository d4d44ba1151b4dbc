/** A quantile of a sample, and between which values that of all orders lies with 95 % confidence. */
export interface Quantile {
  readonly value: number
  /** Zero where the sample is too small to bound it from below. */
  readonly from: number
  /** Infinity where the sample is too small to bound it from above. */
  readonly to: number
}

/** Either bound is missed this often. */
const risk = 0.025

/**
 * The quantile at `share` (0.95 for p95) by the nearest rank, with a confidence interval from order statistics, which
 * assumes nothing of how the values are distributed.
 *
 * @param sorted - ascending, at least one value
 */
export function quantile(sorted: readonly number[], share: number): Quantile {
  const { length } = sorted
  const [lower, upper] = ranks(length, share)
  return {
    value: nearestRank(sorted, share * 100) ?? 0,
    from: sorted[lower - 1] ?? 0,
    to: sorted[upper - 1] ?? Number.POSITIVE_INFINITY,
  }
}

/** From so many values on a quantile is bounded from above. */
export function leastCount(share: number): number {
  return Math.ceil(Math.log(risk) / Math.log(share))
}

/**
 * Ranks, from 1, of the values that bound the quantile; 0 and one too many where none does. How many of `count` values
 * lie below the quantile is binomial.
 */
function ranks(count: number, share: number): readonly [lower: number, upper: number] {
  let lower = 0
  let below = 0
  // In logarithms, as the first terms of large samples are smaller than any number.
  let term = count * Math.log(1 - share)
  for (let rank = 1; rank <= count; rank++) {
    below += Math.exp(term)
    if (below <= risk) lower = rank
    if (below >= 1 - risk) return [lower, rank]
    term += Math.log((count - rank + 1) / rank) + Math.log(share / (1 - share))
  }
  return [lower, count + 1]
}

/**
 * The percentile by the nearest rank: the least value that so many percent of all do not exceed.
 *
 * @param sorted - ascending
 * @returns undefined where there are no values
 */
export function nearestRank(sorted: readonly number[], percent: number): number | undefined {
  // Percents and not shares: 0.55 * 20 is more than 11.
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)]
}
