/**
 * The known name that `name` was most likely meant to be: at most a third of its letters (and at least one,
 * where it has more than two) are wrong, missing, surplus or swapped. Undefined where none is that near.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(Math.floor(name.length / 3), name.length > 2 ? 1 : 0)
  const best = rankedBy(name, known)[0]
  return best !== undefined && best.distance <= limit ? best.candidate : undefined
}

/** The known name that is nearest to `name`, however far that is; undefined where none is known. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  return rankedBy(name, known)[0]?.candidate
}

function rankedBy(
  name: string,
  known: readonly string[],
): readonly { readonly candidate: string; readonly distance: number }[] {
  return known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((left, right) => left.distance - right.distance)
}

/** Optimal string alignment: letters inserted, removed or replaced, and neighbours swapped. */
function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1)
      const swapped =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? at(beforeLast, column - 2) + 1
          : Infinity
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced, swapped))
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
