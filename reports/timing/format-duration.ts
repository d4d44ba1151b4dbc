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

/** A moment of a run as a clock that began at 0 would show it: `0:12.345`, `1:02:03.456`. */
export function formatMoment(atMs: number): string {
  const whole = Math.round(atMs)
  const hours = Math.floor(whole / 3_600_000)
  const minutes = Math.floor(whole / 60_000) % 60
  const seconds = `${digits(Math.floor(whole / 1000) % 60, 2)}.${digits(whole % 1000, 3)}`
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${digits(minutes, 2)}:${seconds}`
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** A span in seconds, to the microsecond: what is finer is noise of clocks and of fractions. */
export function seconds(ms: number): number {
  return Math.round(ms * 1000) / 1_000_000
}
