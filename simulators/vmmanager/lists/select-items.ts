import type { Comparison, Condition, ListQuery, SortKey } from './list-query.ts'

/** Gives the value of a field of the item in question; undefined when it has none of that name. */
type ReadField = (name: string) => unknown

/** True when an item meets the condition. */
type Matcher = (read: ReadField) => boolean

/**
 * Makes a condition ready to be asked of many items. Dotted fields go into objects, and into each element of a list.
 */
function matcherOf(condition: Condition): Matcher {
  switch (condition.kind) {
    case 'and': {
      const parts = condition.parts.map(matcherOf)
      return (read) => parts.every((part) => part(read))
    }
    case 'or': {
      const parts = condition.parts.map(matcherOf)
      return (read) => parts.some((part) => part(read))
    }
    case 'not': {
      const part = matcherOf(condition.part)
      return (read) => !part(read)
    }
    case 'compare': {
      const { field, comparison, value } = condition
      const [first = ''] = field
      const test = tests[comparison](value)
      return (read) => test(within(read(first), field, 1))
    }
  }
}

/** True of one value. */
type Test = (value: unknown) => boolean

const tests: Readonly<Record<Comparison, (wanted: string) => Test>> = {
  EQ: (wanted) => anyOf((value) => order(value, wanted) === 0),
  NE: (wanted) => {
    const isEqual = tests.EQ(wanted)
    return (value) => !isEqual(value)
  },
  LT: (wanted) => anyOf((value) => order(value, wanted) < 0),
  GT: (wanted) => anyOf((value) => order(value, wanted) > 0),
  CP: (wanted) => {
    const isLike = like(wanted)
    return anyOf((value) => value !== undefined && value !== null && isLike(textOf(value)))
  },
}

/** Of a list one element is enough. */
function anyOf(test: Test): Test {
  const testAny: Test = (value) => (Array.isArray(value) ? value.some(testAny) : test(value))
  return testAny
}

/** Negative, zero or positive; NaN, which is none of them, where the two cannot be compared. */
function order(value: unknown, wanted: string): number {
  if (typeof value === 'number') return wanted.trim() === '' ? Number.NaN : value - Number(wanted)
  if (typeof value === 'boolean') return Number(value) - truth(wanted)
  if (typeof value !== 'string') return Number.NaN
  if (value === wanted) return 0
  return value < wanted ? -1 : 1
}

function truth(text: string): number {
  if (text === 'true' || text === '1') return 1
  return text === 'false' || text === '0' ? 0 : Number.NaN
}

/** `%` stands for anything; a pattern without it may be anywhere in the value, as one client expects. */
function like(pattern: string): (text: string) => boolean {
  const parts = pattern.toLowerCase().split('%')
  const [only = ''] = parts
  if (parts.length === 1) return (text) => text.toLowerCase().includes(only)
  const last = parts.pop() ?? ''
  const first = parts.shift() ?? ''
  return (value) => {
    const text = value.toLowerCase()
    if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
      return false
    let from = first.length
    for (const part of parts) {
      const at = text.indexOf(part, from)
      if (at < 0) return false
      from = at + part.length
    }
    return from <= text.length - last.length
  }
}

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

/** Follows a dotted field, from the part at `from` on, into objects, and into each element of a list. */
function within(value: unknown, path: readonly string[], from = 0): unknown {
  const name = path[from]
  if (name === undefined) return value
  if (Array.isArray(value)) return value.map((element) => within(element, path, from))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return within(value[name as keyof typeof value], path, from + 1)
}

/** A value as text, for patterns and sorting: strings as they are, '' for nothing, JSON for the rest. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
