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
