import type { RunResult } from '../../scenarios/run/run-result.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'

/**
 * A name for each run that no other of them has, made from whatever decides its course: the same run has the same
 * name in every report. Runs that were the same are told apart by their order.
 */
export function runIds(results: readonly RunResult[]): ReadonlyMap<RunResult, string> {
  const ids = distinct(
    results.map(({ source, platform, target, dialect, profile, seed, clock }) =>
      [source, platform, target, dialect, ...(profile ? [profile.digest] : []), seed, clock].join(' '),
    ),
  )
  return new Map(results.map((run, index) => [run, ids[index] ?? '']))
}

/** The same names in the same order, each only once: the second `a` becomes `a #2`. */
export function distinct(names: readonly string[]): readonly string[] {
  const counts = occurrences(names)
  return names.map((name, index) => (counts[index] === 1 ? name : `${name} #${counts[index]}`))
}

const mostOf32Bits = 2 ** 32 - 1

/**
 * Hexadecimal digits that the same parts have everywhere, and no other parts: drawn from the stream that the parts
 * name, which is a hash of their text.
 *
 * @param digits a multiple of 8
 */
export function hashId(digits: number, ...parts: readonly (string | number)[]): string {
  const stream = randomStream(0, JSON.stringify(parts))
  return Array.from({ length: digits / 8 }, () =>
    stream.integer(0, mostOf32Bits).toString(16).padStart(8, '0'),
  ).join('')
}

/** For each name how often it has been seen so far, itself included: 1 for the first of its kind. */
export function occurrences(names: readonly string[]): readonly number[] {
  const counts = new Map<string, number>()
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count
  })
}
