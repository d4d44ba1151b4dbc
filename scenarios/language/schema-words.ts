import type { Choice, SchemaNode } from './schema-node.ts'

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
  if (schema.enum !== undefined) return choiceWords(schema.enum)
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(choiceOf))].join(', or ')
  if (schema.title !== undefined && schema.examples !== undefined) {
    return `a ${schema.title} such as ${listWords(schema.examples)}`
  }
  return typeWords[schema.type ?? ''] ?? 'something else'
}

/** Bounds are told where nothing else tells of them: alone a number says itself what its bound is. */
function choiceOf(schema: SchemaNode): string {
  const words = expectedWords(schema)
  return schema.minimum === undefined ? words : `${words} of at least ${schema.minimum}`
}

/** So many choices are told one by one; more would hide the rest of the message. */
const mostChoices = 12

function choiceWords(choices: readonly Choice[]): string {
  return choices.length > mostChoices ? `one of ${choices.length} names` : `one of ${choices.join(', ')}`
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
