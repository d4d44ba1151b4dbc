import { empiricalShares } from './empirical-shares.ts'

/** The value of which `fraction` of all are smaller, straight lines between the quantiles at `empiricalShares`. */
export function empirical(quantilesMs: readonly number[], fraction: number): number {
  const after = empiricalShares.findIndex((share) => share > fraction)
  const last = after < 0 ? empiricalShares.length - 1 : after
  const [low = 0, high = 1] = [empiricalShares[last - 1], empiricalShares[last]]
  const [lowMs = 0, highMs = 0] = [quantilesMs[last - 1], quantilesMs[last]]
  return lowMs + ((fraction - low) / (high - low)) * (highMs - lowMs)
}
