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
