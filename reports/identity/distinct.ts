import { occurrences } from './occurrences.ts'

/** The same names in the same order, each only once: the second `a` becomes `a #2`. */
export function distinct(names: readonly string[]): readonly string[] {
  const counts = occurrences(names)
  return names.map((name, index) => (counts[index] === 1 ? name : `${name} #${counts[index]}`))
}
