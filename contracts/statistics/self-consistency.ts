/** Places `first` to `last` lie in a sample, and no other. */
export interface PlaceRange {
  readonly first: number
  readonly last: number
}

/**
 * One step of expectation and maximisation towards the shares of places under which samples are likeliest, in time that
 * grows with samples and places, not with their product.
 */
export function improveShares(
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
