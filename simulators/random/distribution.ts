import { quantileMs } from './quantile-ms.ts'
import type { RandomStream } from './random-stream.ts'

/**
 * How long something takes: always the same, anything between two bounds, mostly around a mode, or as was seen, told by
 * its quantiles at `empiricalShares`.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'triangular'; readonly minMs: number; readonly modeMs: number; readonly maxMs: number }
  | { readonly kind: 'empirical'; readonly quantilesMs: readonly number[] }

/**
 * Draws whole milliseconds, but for what always takes the same. Every kind draws exactly one number, so that changing a
 * distribution leaves the draws after it in place.
 */
export function drawMs(distribution: Distribution, stream: RandomStream): number {
  const ms = quantileMs(distribution, stream.fraction())
  return distribution.kind === 'fixed' ? ms : Math.round(ms)
}
