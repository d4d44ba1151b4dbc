/** Follows the rest of a dotted field into objects, and into each element of a list. */
export function within(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(value)) return value.map((element) => within(element, path))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return undefined
  return within(value[first as keyof typeof value], rest)
}

/** A value as text, for patterns and sorting: strings as they are, '' for nothing, JSON for the rest. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
