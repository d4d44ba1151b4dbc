/** Whether one sample tends to larger values than another. */
export interface MannWhitney {
  /** How likely samples of one source are to differ this much, by the normal approximation with correction for ties. */
  readonly pValue: number
  /** Cliff's delta: from -1, every value of the second is smaller, over 0 to 1, every one is larger. */
  readonly delta: number
}

/** The test of Mann and Whitney, both sides; it assumes nothing of how values are distributed. Neither is empty. */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney {
  const [n, m] = [first.length, second.length]
  const { rankSum, ties } = ranksOf(first, second)
  const u = rankSum - (n * (n + 1)) / 2
  const delta = 1 - (2 * u) / (n * m)
  const total = n + m
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)))
  if (!(variance > 0)) return { pValue: 1, delta }
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5)
  return { pValue: Math.min(1, erfc(distance / Math.sqrt(2 * variance))), delta }
}

/** The sum of the ranks of the first sample among both, equal values sharing theirs, and what ties take of the variance. */
function ranksOf(
  first: readonly number[],
  second: readonly number[],
): { readonly rankSum: number; readonly ties: number } {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].toSorted((a, b) => a.value - b.value)
  let rankSum = 0
  let ties = 0
  for (let from = 0; from < all.length;) {
    let to = from
    while (all[to]?.value === all[from]?.value && to < all.length) to++
    const count = to - from
    ties += count ** 3 - count
    rankSum += (all.slice(from, to).filter(({ isFirst }) => isFirst).length * (from + 1 + to)) / 2
    from = to
  }
  return { rankSum, ties }
}

/** Coefficients of the Chebyshev fit of erfc from Numerical Recipes (2nd edition, 6.2), good to seven digits. */
const fit = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
]

/** The complementary error function of a value that is not negative. */
function erfc(value: number): number {
  const t = 1 / (1 + value / 2)
  const series = fit.reduceRight((sum, coefficient) => sum * t + coefficient, 0)
  return t * Math.exp(-value * value + series)
}

/** Many tests find something by chance: their p-values by the correction of Holm (1979), in the order of the tests. */
export function holm(pValues: readonly number[]): readonly number[] {
  const ranked = pValues.map((pValue, index) => ({ index, pValue })).toSorted((a, b) => a.pValue - b.pValue)
  const corrected: number[] = []
  let least = 0
  for (const [rank, { index, pValue }] of ranked.entries()) {
    least = Math.min(1, Math.max(least, pValue * (ranked.length - rank)))
    corrected[index] = least
  }
  return corrected
}
