const condition = /([\w.]+) EQ '((?:[^'\\]|''|\\.)*)'|([\w.]+) EQ ([^\s()']+)/g

/** A field and a value that a query wants it to have. */
export interface WhereValue {
  readonly field: string
  readonly value: string
}

/** What the `where` of a query, still encoded, wants fields to equal; none where it wants nothing of the kind. */
export function whereValues(query: string): readonly WhereValue[] {
  const where = new URLSearchParams(query).get('where') ?? ''
  return Array.from(where.matchAll(condition), ([, quoted, text = '', bare = '', word = '']) =>
    quoted === undefined
      ? { field: bare, value: word }
      : { field: quoted, value: text.replaceAll("''", "'").replaceAll(/\\(.)/g, '$1') },
  )
}
