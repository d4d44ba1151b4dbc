/** Of a list so many items are compared; it is asked for no more. */
export const mostItems = 100

/** More names than any object of VMmanager has, and deeper than any is. */
const mostNames = 500
const mostDepth = 50

/** What is looked at of an answer: a foreign server may send more, or deeper, than can be compared. */
export function bounded(value: unknown, depth: number = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth === mostDepth) return null
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => bounded(item, depth + 1))
  const entries = Object.entries(value).slice(0, mostNames)
  return Object.fromEntries(entries.map(([name, inner]) => [name, bounded(inner, depth + 1)]))
}
