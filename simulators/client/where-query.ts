/** Something that an item of a list must equal. */
export type Equals = readonly [field: string, value: string | number]

/** The query that asks for the items in which every field has its value; quotes and backslashes are escaped. */
export function whereQuery(...conditions: readonly Equals[]): string {
  return joined(conditions, 'AND')
}

/** The query that asks for the items in which the field has one of the values. */
export function whereAny(field: string, values: readonly (string | number)[]): string {
  return joined(
    values.map((value) => [field, value] as const),
    'OR',
  )
}

/** The query that asks for the items in whose field the text stands; the text has none of the signs of a pattern. */
export function whereHolds(field: string, text: string): string {
  return `where=${encodeURIComponent(`(${field} CP '%${escaped(text)}%')`)}`
}

function joined(conditions: readonly Equals[], word: 'AND' | 'OR'): string {
  const text = conditions.map(([field, value]) => `(${field} EQ '${escaped(String(value))}')`)
  return `where=${encodeURIComponent(text.length === 1 ? text.join('') : `(${text.join(` ${word} `)})`)}`
}

function escaped(value: string): string {
  if (!/[\\']/.test(value)) return value
  return value.replaceAll('\\', '\\\\').replaceAll("'", "''")
}
