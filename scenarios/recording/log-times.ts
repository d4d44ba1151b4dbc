import type { LogEntry } from './log-entry.ts'

const dayMs = 86_400_000
/** Lines of several processes are written a little out of turn; what goes back further is of another year. */
const mostBackMs = dayMs
/** Years that follow each other, one of each place in the cycle of leap years. */
const firstYears = [2021, 2022, 2023, 2024] as const

/**
 * When each entry was written, in ms since the first. The log names no year: a date that goes back by more than a day is
 * of the next one. Years in which a 29th of February stands are leap years, as far as that is possible for all of them.
 */
export function logTimes(entries: readonly LogEntry[]): readonly number[] {
  const years = yearsOf(entries)
  const leapYears = new Set(years.filter((_, index) => isLeapDay(entries[index])))
  const misses = (first: number): number => [...leapYears].filter((year) => !isLeap(first + year)).length
  const [first] = firstYears.toSorted((one, other) => misses(one) - misses(other))
  const times = entries.map((entry, index) => momentOf(entry, (first ?? 0) + (years[index] ?? 0)))
  return times.map((atMs) => atMs - (times[0] ?? 0))
}

/** The year of each entry, counted from that of the first. */
function yearsOf(entries: readonly LogEntry[]): readonly number[] {
  let year = 0
  let latestMs = Number.NEGATIVE_INFINITY
  return entries.map((entry) => {
    const inYear = (other: number): number => momentOf(entry, firstYears[3] + other)
    if (inYear(year) < latestMs - mostBackMs) year++
    // The last lines of the old year may stand behind the first of the new one.
    const own = year > 0 && latestMs - inYear(year - 1) <= mostBackMs && inYear(year) > latestMs + mostBackMs
    const chosen = own ? year - 1 : year
    latestMs = Math.max(latestMs, inYear(chosen))
    return chosen
  })
}

function momentOf({ month, day, ofDayMs }: LogEntry, year: number): number {
  return Date.UTC(year, month, day) + ofDayMs
}

function isLeapDay(entry: LogEntry | undefined): boolean {
  return entry?.month === 1 && entry.day === 29
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
}
