/** A line of `pmvmmgr6.log` in its parts. */
export interface LogEntry {
  /** ms since the year began, or since the year before it where the log goes beyond a year's end. */
  readonly atMs: number
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
  // The log names no year; a leap year has every day there is.
  const atMs = Date.UTC(2024, place, Number(day), Number(hour), Number(minute), Number(second))
  return { atMs, process, text: said }
}
