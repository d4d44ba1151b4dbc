import type { RandomStream } from './random-stream.ts'

/** How long something takes: always the same, anything between two bounds, or mostly around a mode. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'triangular'; readonly minMs: number; readonly modeMs: number; readonly maxMs: number }

/**
 * Draws whole milliseconds. Every kind draws exactly one number, so that changing a distribution
 * leaves the draws after it in place.
 */
export function drawMs(distribution: Distribution, stream: RandomStream): number {
  const fraction = stream.fraction()
  switch (distribution.kind) {
    case 'fixed':
      return distribution.ms
    case 'uniform':
      return Math.round(distribution.minMs + fraction * (distribution.maxMs - distribution.minMs))
    case 'triangular':
      return Math.round(triangular(distribution.minMs, distribution.modeMs, distribution.maxMs, fraction))
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
