import type { Bar } from './order-lane.ts'

/** The bars in order, with a bar `unknown` wherever none of them covers the span: a reader sees that nothing is known. */
export function withoutHoles(bars: readonly Bar[], fromMs: number, toMs: number): readonly Bar[] {
  const whole: Bar[] = []
  let coveredMs = fromMs
  for (const bar of bars.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (bar.fromMs > coveredMs) whole.push({ phase: 'unknown', fromMs: coveredMs, toMs: bar.fromMs })
    whole.push(bar)
    coveredMs = Math.max(coveredMs, bar.toMs)
  }
  if (toMs > coveredMs) whole.push({ phase: 'unknown', fromMs: coveredMs, toMs })
  return whole
}
