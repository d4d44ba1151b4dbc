/** A time or span in ms as a trace tells it: what is finer than a microsecond is noise of clocks and of fractions. */
export function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
