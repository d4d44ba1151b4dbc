/** A line of `pmvmmgr6.log` in its parts. */
export interface LogEntry {
  /** From 0. */
  readonly month: number
  /** Of the month, from 1. */
  readonly day: number
  /** ms since midnight. */
  readonly ofDayMs: number
  readonly process: string
  readonly text: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const line = /^([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) \[(\d+):\d+\] (\S+) ([A-Z]+) (.*)$/
const colours = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*m`, 'g')

/** The parts of a line of the log; undefined for a line of another shape, such as the rest of a longer text. */
export function logEntry(text: string): LogEntry | undefined {
  const [, month = '', day, hour, minute, second, process = '', , , said = ''] =
    line.exec(text.replaceAll(colours, '').trimEnd()) ?? []
  const place = months.indexOf(month)
  if (place < 0) return undefined
  const ofDayMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
  return { month: place, day: Number(day), ofDayMs, process, text: said }
}
