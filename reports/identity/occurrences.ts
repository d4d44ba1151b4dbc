/** For each name how often it has been seen so far, itself included: 1 for the first of its kind. */
export function occurrences(names: readonly string[]): readonly number[] {
  const counts = new Map<string, number>()
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count
  })
}
