import { distance } from 'fastest-levenshtein'

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
  const [meant, ...swapped] = withSwaps(name.toLowerCase())
  return known
    .map((candidate) => {
      const to = candidate.toLowerCase()
      // Two neighbours swapped are one slip, though two letters are wrong.
      const distances = [distance(meant, to), ...swapped.map((other) => distance(other, to) + 1)]
      return { candidate, distance: Math.min(...distances) }
    })
    .toSorted((left, right) => left.distance - right.distance)
}

/** No name is longer; what is, is no slip of the finger. */
const longestName = 64

/** A text, and as it is with any two neighbours swapped. */
function withSwaps(text: string): readonly [string, ...string[]] {
  if (text.length > longestName) return [text]
  const swaps = Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) =>
    [text.slice(0, at), text[at + 1], text[at], text.slice(at + 2)].join(''),
  )
  return [text, ...swaps]
}
