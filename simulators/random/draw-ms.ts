import type { Distribution } from './distribution.ts'
import { quantileMs } from './quantile-ms.ts'
import type { RandomStream } from './random-stream.ts'

/**
 * Draws whole milliseconds, but for what always takes the same. Every kind draws exactly one number, so that changing a
 * distribution leaves the draws after it in place.
 */
export function drawMs(distribution: Distribution, stream: RandomStream): number {
  const ms = quantileMs(distribution, stream.fraction())
  return distribution.kind === 'fixed' ? ms : Math.round(ms)
}
