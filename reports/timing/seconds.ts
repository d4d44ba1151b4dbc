/** A span in seconds, to the microsecond: what is finer is noise of clocks and of fractions. */
export function seconds(ms: number): number {
  return Math.round(ms * 1000) / 1_000_000
}
