/**
 * Rows by id, in the order of their making, with quick look-up by the named fields.
 * Rows may change freely in fields that are not indexed, and by `update` in all.
 */
export class Table<Row extends { readonly id: number }> {
  readonly #rows = new Map<number, Row>()
  /** A value that one row alone has holds that row itself: most do, and a set takes long to make. */
  readonly #indexes = new Map<string, Map<unknown, Row | Set<Row>>>()
  #lastId: number

  /** The first row gets the id after `lastId`. */
  constructor(indexedFields: readonly (keyof Row & string)[] = [], lastId = 0) {
    for (const field of indexedFields) this.#indexes.set(field, new Map())
    this.#lastId = lastId
  }

  get size(): number {
    return this.#rows.size
  }

  /** Makes a row of what `make` returns for the next free id. */
  add(make: (id: number) => Row): Row {
    const row = make(this.#lastId + 1)
    this.put(row)
    return row
  }

  /** Takes a row that brings its id; later rows get higher ones. */
  put(row: Row): void {
    this.#lastId = Math.max(this.#lastId, row.id)
    this.#rows.set(row.id, row)
    this.#index(row)
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id)
  }

  /** Changes a row, also in its indexed fields. */
  update(row: Row, change: (row: Row) => void): void {
    this.#unindex(row)
    change(row)
    this.#index(row)
  }

  delete(row: Row): void {
    this.#rows.delete(row.id)
    this.#unindex(row)
  }

  /** A table of its own with what `copyRow` makes of each row, and the same next id. */
  copy(copyRow: (row: Row) => Row): Table<Row> {
    const copy = new Table<Row>([], this.#lastId)
    for (const [id, row] of this.#rows) copy.#rows.set(id, copyRow(row))
    for (const [field, index] of this.#indexes) {
      const copied = [...index].map(([value, held]) => {
        const own = [...rowsIn(held)].flatMap(({ id }) => copy.#rows.get(id) ?? [])
        return [value, new Set(own)] as const
      })
      copy.#indexes.set(field, new Map(copied))
    }
    return copy
  }

  all(): Iterable<Row> {
    return this.#rows.values()
  }

  /** The rows with this value in an indexed field or with this id; undefined when the field has no index. */
  with(field: string, value: unknown): Iterable<Row> | undefined {
    if (field !== 'id') {
      const index = this.#indexes.get(field)
      return index && rowsIn(index.get(value))
    }
    const row = this.#rows.get(Number(value))
    return row === undefined ? [] : [row]
  }

  #index(row: Row): void {
    for (const [field, index] of this.#indexes) {
      const value = row[field as keyof Row]
      const held = index.get(value)
      if (held === undefined) index.set(value, row)
      else if (held instanceof Set) held.add(row)
      else index.set(value, new Set([held, row]))
    }
  }

  #unindex(row: Row): void {
    for (const [field, index] of this.#indexes) {
      const value = row[field as keyof Row]
      const held = index.get(value)
      if (held instanceof Set) held.delete(row)
      if (held === row || (held instanceof Set && held.size === 0)) index.delete(value)
    }
  }
}

function rowsIn<Row extends object>(held: Row | Set<Row> | undefined): Iterable<Row> {
  if (held === undefined) return []
  return held instanceof Set ? held : [held]
}

/** A table of copies of these rows under their own ids, with the named fields indexed. */
export function tableOf<Row extends { readonly id: number }>(
  indexedFields: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Table<Row> {
  const table = new Table<Row>(indexedFields)
  for (const row of rows) table.put({ ...row })
  return table
}
