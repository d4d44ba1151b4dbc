/** Something that an item of a list must equal. */
export type Equals = readonly [field: string, value: string | number]

/** The query that asks for the items in which every field has its value; quotes and backslashes are escaped. */
export function whereQuery(...conditions: readonly Equals[]): string {
  const text = conditions.map(([field, value]) => `(${field} EQ '${escaped(String(value))}')`)
  return `where=${encodeURIComponent(text.length === 1 ? text.join('') : `(${text.join(' AND ')})`)}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "''")
}
