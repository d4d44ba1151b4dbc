import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logEntry } from './log-entry.ts'
import { logTimes } from './log-times.ts'

const second = 1000
const day = 86_400_000

/** The times of lines that are written at these dates, such as `Dec 31 23:59:59`. */
function timesOf(...dates: readonly string[]): readonly number[] {
  return logTimes(dates.flatMap((date) => logEntry(`${date} [1:1] processing INFO x`) ?? []))
}

const written = (atMs: number): string => {
  const date = new Date(atMs)
  const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })
  return `${month} ${String(date.getUTCDate()).padStart(2, ' ')} ${date.toISOString().slice(11, 19)}`
}

describe('the times of a log that names no year', () => {
  it.each([
    ['in a night', ['Jun 25 23:59:59', 'Jun 26 00:00:01'], [0, 2 * second]],
    ['over New Year', ['Dec 31 23:59:59', 'Jan  1 00:00:01'], [0, 2 * second]],
    [
      'over several of them',
      ['Dec 31 12:00:00', 'Jun 30 12:00:00', 'Dec 31 12:00:00', 'Jan  1 12:00:00'],
      [0, 181 * day, 365 * day, 366 * day],
    ],
    ['over a leap day', ['Feb 28 12:00:00', 'Feb 29 12:00:00', 'Mar  1 12:00:00'], [0, day, 2 * day]],
    ['where there is none', ['Feb 28 12:00:00', 'Mar  1 12:00:00'], [0, day]],
    [
      'over a leap day after New Year',
      ['Dec 31 12:00:00', 'Feb 28 12:00:00', 'Feb 29 12:00:00', 'Dec 31 12:00:00', 'Mar  1 12:00:00'],
      [0, 59 * day, 60 * day, 366 * day, 426 * day],
    ],
    ['that go back a second', ['Jun 25 09:00:02', 'Jun 25 09:00:01'], [0, -second]],
    ['that go back a second over midnight', ['Jun 26 00:00:00', 'Jun 25 23:59:59'], [0, -second]],
    [
      'that go back a second over New Year',
      ['Dec 31 23:59:58', 'Jan  1 00:00:00', 'Dec 31 23:59:59', 'Jan  1 00:00:01'],
      [0, 2 * second, second, 3 * second],
    ],
    ['with nothing for ten months', ['Jan  5 00:00:00', 'Nov  5 00:00:00'], [0, 304 * day]],
  ])('go on as ever %s', (_, dates, expected) => {
    expect(timesOf(...dates)).toEqual(expected)
  })

  it('are none of no line', () => {
    expect(timesOf()).toEqual([])
  })

  it('are those of the clock, whenever the log begins, as long as it is never silent for a year', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 300 * 86_400 }), { maxLength: 12 })
    const begin = fc.integer({ min: Date.UTC(2021, 0, 1) / second, max: Date.UTC(2021, 1, 28) / second })
    fc.assert(
      fc.property(begin, gaps, (from, seconds) => {
        const moments = [from * second]
        for (const gap of seconds) moments.push((moments.at(-1) ?? 0) + gap * second)
        fc.pre((moments.at(-1) ?? 0) < Date.UTC(2024, 1, 28))
        const times = timesOf(...moments.map(written))
        expect(times).toEqual(moments.map((atMs) => atMs - from * second))
      }),
    )
  })
})
