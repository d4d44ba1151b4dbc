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

function joined(conditions: readonly Equals[], word: 'AND' | 'OR'): string {
  const text = conditions.map(([field, value]) => `(${field} EQ '${escaped(String(value))}')`)
  return `where=${encodeURIComponent(text.length === 1 ? text.join('') : `(${text.join(` ${word} `)})`)}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "''")
}
