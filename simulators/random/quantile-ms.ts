import type { Distribution } from './distribution.ts'
import { empirical } from './empirical.ts'

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
