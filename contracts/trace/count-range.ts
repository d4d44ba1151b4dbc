/**
 * A number of things, or the bounds of one: `>= 3`, `> 3`, `<= 5`, `< 5`, or `3..5`, which means from 3 to 5.
 */
export type CountRange = number | string

/** Whether a number is the one that was said, or within the bounds; bounds that nobody can read hold for nothing. */
export function isCounted(actual: number, expected: CountRange): boolean {
  if (typeof expected === 'number') return actual === expected
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(expected) ?? []
  if (from !== undefined && to !== undefined) return actual >= Number(from) && actual <= Number(to)
  const [, sign, bound] = /^([<>]=?) ?(\d+)$/.exec(expected) ?? []
  switch (sign) {
    case '>':
      return actual > Number(bound)
    case '>=':
      return actual >= Number(bound)
    case '<':
      return actual < Number(bound)
    case '<=':
      return actual <= Number(bound)
    default:
      return false
  }
}

/** A time or span in ms as a trace tells it: what is finer than a microsecond is noise of clocks and of fractions. */
export function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
