import type { Interval } from '../../contracts/statistics/interval.ts'

/** From a moment to another, both known within bounds; no span is below 0. */
export function between(begin: Interval, end: Interval): Interval {
  return { from: Math.max(0, end.from - begin.to), to: Math.max(0, end.to - begin.from) }
}

/** What two sources tell of one value; the first alone where they contradict each other. */
export function narrowed(seen: Interval, told: Interval | undefined): Interval {
  if (told === undefined) return seen
  const both = { from: Math.max(seen.from, told.from), to: Math.min(seen.to, told.to) }
  return both.from <= both.to ? both : seen
}

/**
 * What VMmanager tells of a span, unless looks prove it wrong. Both together would be narrower; but of spans that
 * are known each to another width the likeliest distribution is one of few sharp peaks.
 */
export function believed(seen: Interval, told: Interval | undefined): Interval {
  return told !== undefined && told.from <= seen.to && seen.from <= told.to ? told : seen
}

/** The span that VMmanager tells in seconds: whole ones are taken to be cut off, others to be exact. */
export function toldSpan(seconds: unknown): Interval | undefined {
  if (typeof seconds !== 'number' || !(seconds >= 0)) return undefined
  const ms = seconds * 1000
  // Above `from`: of whole milliseconds those from `ms` on.
  return Number.isInteger(seconds) ? { from: Math.max(0, ms - 1), to: ms + 999 } : { from: ms, to: ms }
}
