import type { Distribution } from './distribution.ts'
import type { RandomStream } from './random-stream.ts'

/** What share of all is smaller than each quantile of an empirical distribution: close together where tails are told. */
export const empiricalShares: readonly number[] = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1]

/**
 * Draws whole milliseconds, but for what always takes the same. Every kind draws exactly one number, so that changing a
 * distribution leaves the draws after it in place.
 */
export function drawMs(distribution: Distribution, stream: RandomStream): number {
  const ms = quantileMs(distribution, stream.fraction())
  return distribution.kind === 'fixed' ? ms : Math.round(ms)
}

/** The value of a distribution below which lies such a fraction of all, in ms. */
export function quantileMs(distribution: Distribution, fraction: number): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.ms
    case 'uniform':
      return distribution.minMs + fraction * (distribution.maxMs - distribution.minMs)
    case 'triangular':
      return triangular(distribution.minMs, distribution.modeMs, distribution.maxMs, fraction)
    case 'empirical':
      return empirical(distribution.quantilesMs, fraction)
  }
}

function triangular(min: number, mode: number, max: number, fraction: number): number {
  const span = max - min
  if (span === 0) return min
  const turn = (mode - min) / span
  return fraction < turn
    ? min + Math.sqrt(fraction * span * (mode - min))
    : max - Math.sqrt((1 - fraction) * span * (max - mode))
}

/** The value of which `fraction` of all are smaller, straight lines between the quantiles at `empiricalShares`. */
export function empirical(quantilesMs: readonly number[], fraction: number): number {
  const after = empiricalShares.findIndex((share) => share > fraction)
  const last = after < 0 ? empiricalShares.length - 1 : after
  const [low = 0, high = 1] = [empiricalShares[last - 1], empiricalShares[last]]
  const [lowMs = 0, highMs = 0] = [quantilesMs[last - 1], quantilesMs[last]]
  return lowMs + ((fraction - low) / (high - low)) * (highMs - lowMs)
}
