/**
 * Rows by id, in the order of their making, with quick look-up by the named fields.
 * Rows may change, except in their indexed fields.
 */
export class Table<Row extends { readonly id: number }> {
  readonly #rows = new Map<number, Row>()
  readonly #indexes = new Map<string, Map<unknown, Set<Row>>>()
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
    const row = make(++this.#lastId)
    this.#rows.set(row.id, row)
    for (const [field, index] of this.#indexes) {
      const value = row[field as keyof Row]
      const rows = index.get(value)
      if (rows === undefined) index.set(value, new Set([row]))
      else rows.add(row)
    }
    return row
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id)
  }

  delete(row: Row): void {
    this.#rows.delete(row.id)
    for (const [field, index] of this.#indexes) {
      const value = row[field as keyof Row]
      const rows = index.get(value)
      rows?.delete(row)
      if (rows?.size === 0) index.delete(value)
    }
  }

  all(): Iterable<Row> {
    return this.#rows.values()
  }

  /** The rows with this value in an indexed field or with this id; undefined when the field has no index. */
  with(field: string, value: unknown): Iterable<Row> | undefined {
    if (field !== 'id') {
      const index = this.#indexes.get(field)
      return index && (index.get(value) ?? [])
    }
    const row = this.#rows.get(Number(value))
    return row === undefined ? [] : [row]
  }
}
