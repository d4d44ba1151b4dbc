/** Follows a dotted field, from the part at `from` on, into objects, and into each element of a list. */
export function within(value: unknown, path: readonly string[], from = 0): unknown {
  const name = path[from]
  if (name === undefined) return value
  if (Array.isArray(value)) return value.map((element) => within(element, path, from))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return within(value[name as keyof typeof value], path, from + 1)
}

/** A value as text, for patterns and sorting: strings as they are, '' for nothing, JSON for the rest. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
