/** How a language writes spans of time. */
export interface DurationUnits {
  readonly ms: string
  readonly s: string
  readonly m: string
  readonly h: string
  /** What stands before the tenths of a second. */
  readonly decimal: string
}

const englishUnits: DurationUnits = { ms: 'ms', s: 's', m: 'm', h: 'h', decimal: '.' }

/** A span with the precision that a reader needs: `812 ms`, `12.3 s`, `4 m 05 s`, `1 h 02 m`. */
export function formatDuration(ms: number, units: DurationUnits = englishUnits): string {
  const wholeMs = Math.round(ms)
  if (wholeMs < 1000) return `${wholeMs} ${units.ms}`
  const tenths = Math.round(ms / 100)
  if (tenths < 600) return `${Math.floor(tenths / 10)}${units.decimal}${tenths % 10} ${units.s}`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return pair(seconds, units.m, units.s)
  return pair(Math.round(ms / 60_000), units.h, units.m)
}

function pair(smaller: number, bigUnit: string, smallUnit: string): string {
  return `${Math.floor(smaller / 60)} ${bigUnit} ${twoDigits(smaller % 60)} ${smallUnit}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
