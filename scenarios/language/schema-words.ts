import type { SchemaNode } from './schema-node.ts'

const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  object: 'a mapping of keys',
  string: 'a text',
}

/** What a value must be, in words that fit after "must be": `an integer`, `one of small, medium, large`. */
export function expectedWords(schema: SchemaNode): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(expectedWords))].join(', or ')
  if (schema.title !== undefined && schema.examples !== undefined) {
    return `a ${schema.title} such as ${listWords(schema.examples)}`
  }
  return typeWords[schema.type ?? ''] ?? 'something else'
}

/** What was found, short enough for one line. */
export function foundWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping of keys'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return `a ${typeof value}`
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[]): string {
  return words.join(', ').replace(/, (?=[^,]*$)/, ' or ')
}
