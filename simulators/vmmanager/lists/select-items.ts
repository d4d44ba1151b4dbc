import type { Condition } from './condition.ts'
import { textOf, within } from './field-value.ts'
import type { ListQuery, SortKey } from './list-query.ts'
import { matcherOf } from './matcher-of.ts'

/** How rows of a world become items of a list: one function per field of the item. */
export interface ItemView<Row, Context> {
  readonly fields: Readonly<Record<string, (row: Row, context: Context) => unknown>>
  /** The rows among which the condition can only be met, found without looking at all; by field of the item. */
  readonly lookups: Readonly<Record<string, (value: string, context: Context) => Iterable<Row> | undefined>>
}

/** A page of items, and how many there are in all. */
export interface Selection {
  readonly list: readonly Record<string, unknown>[]
  readonly size: number
}

/** Filters, sorts and cuts; fields are worked out only for what the query asks about and for the items shown. */
export function selectItems<Row, Context>(
  rows: Iterable<Row>,
  view: ItemView<Row, Context>,
  query: ListQuery,
  {
    context,
    isVisible = () => true,
  }: { readonly context: Context; readonly isVisible?: (row: Row) => boolean },
): Selection {
  const { where } = query
  const read = (row: Row, name: string): unknown =>
    Object.hasOwn(view.fields, name) ? view.fields[name]?.(row, context) : undefined
  const candidates = (where && narrowed(where, view, context)) ?? rows
  const isMet = where && matcherOf(where)
  const found: Row[] = []
  let asked: Row
  const readAsked = (name: string): unknown => read(asked, name)
  for (const row of candidates) {
    asked = row
    if (isMet?.(readAsked) !== false && isVisible(row)) found.push(row)
  }
  if (query.orderBy.length > 0) sort(found, query.orderBy, read)
  const page = found.slice(query.offset, query.offset + query.count)
  return { list: page.map((row) => itemOf(row, view, context)), size: found.length }
}

/** The whole item of one row; a field that has no value in this dialect is left out. */
export function itemOf<Row, Context>(
  row: Row,
  view: ItemView<Row, Context>,
  context: Context,
): Record<string, unknown> {
  const item: Record<string, unknown> = {}
  for (const name in view.fields) {
    const value = view.fields[name]?.(row, context)
    if (value !== undefined) item[name] = value
  }
  return item
}

function narrowed<Row, Context>(
  where: Condition,
  view: ItemView<Row, Context>,
  context: Context,
): Iterable<Row> | undefined {
  if (where.kind === 'and') {
    for (const part of where.parts) {
      const rows = narrowed(part, view, context)
      if (rows !== undefined) return rows
    }
  }
  if (where.kind !== 'compare' || where.comparison !== 'EQ') return undefined
  const field = where.field.join('.')
  return Object.hasOwn(view.lookups, field) ? view.lookups[field]?.(where.value, context) : undefined
}

function sort<Row>(rows: Row[], keys: readonly SortKey[], read: (row: Row, name: string) => unknown): void {
  rows.sort((a, b) => {
    for (const { field, descending } of keys) {
      const [first = '', ...rest] = field
      const direction = byValue(within(read(a, first), rest), within(read(b, first), rest))
      if (direction !== 0) return descending ? -direction : direction
    }
    return 0
  })
}

function byValue(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [textOf(a), textOf(b)]
  if (left === right) return 0
  return left < right ? -1 : 1
}
