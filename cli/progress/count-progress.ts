import type { OutputStream } from '../surroundings.ts'

/** Shows how many of the things are done that a command has to do. */
export interface CountProgress {
  /** The second is undefined where nobody knows. */
  readonly see: (count: number, of: number | undefined) => void
  /** How far it has come, such as `3 of 12 cells`. */
  readonly words: () => string
  /** Takes away what was only to be seen meanwhile. */
  readonly finish: () => void
}

/** How counts are shown. */
export interface CountStyle {
  /** What is counted, in the plural. */
  readonly what: string
  /** In a log there is a line for so many of them. */
  readonly perLine: number
  readonly isQuiet: boolean
}

/** One line that keeps changing where somebody watches, a line now and then where a log is kept. */
export function createCountProgress(
  stderr: OutputStream,
  { what, perLine, isQuiet }: CountStyle,
): CountProgress {
  const isLive = stderr.isTTY === true && !isQuiet
  const erase = '\r\u001B[K'
  let words = `0 ${what}`
  let isShown = false
  return {
    see: (count, of) => {
      words = `${count}${of === undefined ? '' : ` of ${of}`} ${what}`
      isShown = isLive
      if (isLive) stderr.write(`${erase}${words}`)
      else if (!isQuiet && count > 0 && count % perLine === 0) stderr.write(`${words}\n`)
    },
    words: () => words,
    finish: () => {
      if (isShown) stderr.write(erase)
      isShown = false
    },
  }
}
