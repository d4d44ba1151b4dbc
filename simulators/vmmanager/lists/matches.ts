import type { Comparison, Condition } from './condition.ts'
import { textOf, within } from './field-value.ts'

/** Gives the value of a field of the item in question; undefined when it has none of that name. */
export type ReadField = (name: string) => unknown

/** True when the item meets the condition. Dotted fields go into objects, and into each element of a list. */
export function matches(condition: Condition, read: ReadField): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => matches(part, read))
    case 'or':
      return condition.parts.some((part) => matches(part, read))
    case 'not':
      return !matches(condition.part, read)
    case 'compare': {
      const [first = '', ...rest] = condition.field
      return compares(within(read(first), rest), condition.comparison, condition.value)
    }
  }
}

function compares(value: unknown, comparison: Comparison, wanted: string): boolean {
  if (comparison === 'NE') return !compares(value, 'EQ', wanted)
  if (Array.isArray(value)) return value.some((element) => compares(element, comparison, wanted))
  switch (comparison) {
    case 'EQ':
      return order(value, wanted) === 0
    case 'LT':
      return order(value, wanted) < 0
    case 'GT':
      return order(value, wanted) > 0
    case 'CP':
      return value !== undefined && value !== null && like(textOf(value), wanted)
  }
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
function like(value: string, pattern: string): boolean {
  const text = value.toLowerCase()
  const parts = pattern.toLowerCase().split('%')
  if (parts.length === 1) return text.includes(pattern.toLowerCase())
  const last = parts.pop() ?? ''
  const first = parts.shift() ?? ''
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
