/** Whether two samples are of one distribution. */
export interface KolmogorovSmirnov {
  /** The greatest distance between the shares of both that lie up to some value: from 0 to 1. */
  readonly distance: number
  /** How likely samples of one distribution are to be at least as far apart. */
  readonly pValue: number
}

/** Beyond so many pairs the limit of many samples is good enough, and much faster. */
const mostPairs = 4_000_000

/**
 * The test of Kolmogorov and Smirnov for two samples, both sides; it assumes nothing of how values are distributed, and
 * is cautious where values are equal. Neither sample is empty.
 */
export function kolmogorovSmirnov(first: readonly number[], second: readonly number[]): KolmogorovSmirnov {
  const [n, m] = [first.length, second.length]
  const distance = distanceOf(
    first.toSorted((a, b) => a - b),
    second.toSorted((a, b) => a - b),
  )
  const pValue = n * m <= mostPairs ? exact(n, m, distance) : limit(n, m, distance)
  return { distance, pValue: Math.min(1, Math.max(0, pValue)) }
}

function distanceOf(first: readonly number[], second: readonly number[]): number {
  let [i, j, distance] = [0, 0, 0]
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i] ?? 0, second[j] ?? 0)
    while (first[i] === value) i++
    while (second[j] === value) j++
    distance = Math.max(distance, Math.abs(i / first.length - j / second.length))
  }
  return distance
}

/**
 * The orders in which the values of both may come are equally likely, and each is a path over a grid: the share of those
 * that somewhere are so far from the diagonal (Hodges, The significance probability of the Smirnov two-sample test, 1958).
 */
function exact(n: number, m: number, distance: number): number {
  const isFar = (i: number, j: number): boolean => Math.abs(i / n - j / m) >= distance - 1e-12
  if (isFar(0, 0)) return 1
  // The share of the paths to (i, j) that were never far, for the i of the row.
  let row = [1]
  for (let j = 1; j <= m; j++) row[j] = isFar(0, j) ? 0 : (row[j - 1] ?? 0)
  for (let i = 1; i <= n; i++) {
    const next = [isFar(i, 0) ? 0 : (row[0] ?? 0)]
    for (let j = 1; j <= m; j++) {
      next[j] = isFar(i, j) ? 0 : ((row[j] ?? 0) * i + (next[j - 1] ?? 0) * j) / (i + j)
    }
    row = next
  }
  return 1 - (row[m] ?? 0)
}

/** The series of Kolmogorov with the correction of Stephens (1970) for the number of samples. */
function limit(n: number, m: number, distance: number): number {
  const root = Math.sqrt((n * m) / (n + m))
  const scaled = (root + 0.12 + 0.11 / root) * distance
  // Below it the series does not settle, and the probability is one to ten digits.
  if (scaled < 0.3) return 1
  let sum = 0
  for (let term = 1; term <= 100; term++) {
    sum += (term % 2 === 1 ? 2 : -2) * Math.exp(-2 * (term * scaled) ** 2)
  }
  return sum
}
