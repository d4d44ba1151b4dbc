import type { Comparison, Condition } from './condition.ts'
import { textOf, within } from './field-value.ts'

/** Gives the value of a field of the item in question; undefined when it has none of that name. */
export type ReadField = (name: string) => unknown

/** True when an item meets the condition. */
export type Matcher = (read: ReadField) => boolean

/**
 * Makes a condition ready to be asked of many items. Dotted fields go into objects, and into each element of a list.
 */
export function matcherOf(condition: Condition): Matcher {
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
