import type { Capture } from './captures.ts'
import { nearestName, nearestOf } from './nearest-name.ts'
import { type ScenarioPath, type ScenarioProblem, pathLabel } from './scenario-problem.ts'
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

/** "`count` must be an integer, found "three"", with a suggestion where a listed choice is near. */
export function badValue(path: ScenarioPath, value: unknown, schema: SchemaNode): ScenarioProblem {
  const choices = (schema.anyOf ?? [schema]).flatMap((branch) => branch.enum ?? [branch.const ?? ''])
  const nearest = typeof value === 'string' ? suggestion(value, choices.map(String)) : undefined
  const found = `must be ${expectedWords(schema)}, found ${foundWords(value)}`
  return {
    path,
    at: 'value',
    message: `${pathLabel(path)} ${found}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
  }
}

/** Longer lists hide what a message says; a page has them. */
const mostListed = 12

/** The name that was meant: one that is near, and of a list too long to be told the nearest, however far. */
function suggestion(name: string, known: readonly string[]): string | undefined {
  return nearestName(name, known) ?? (known.length > mostListed ? nearestOf(name, known) : undefined)
}

/** "did you mean `web`?", else the list where it is short: "there are web, mail". */
export function helpWith(name: string, known: readonly string[], listed: string): string {
  const nearest = suggestion(name, known)
  return nearest === undefined ? `${listed} ${known.join(', ')}` : `did you mean \`${nearest}\`?`
}

/** "Unknown key `odrers` in `expect`; did you mean `orders`?" */
export function unknownKey(path: ScenarioPath, key: string, known: readonly string[]): ScenarioProblem {
  const help = helpWith(key, known, 'known are')
  return { path: [...path, key], at: 'key', message: `Unknown key \`${key}\`${inside(path)}; ${help}` }
}

/** "Missing key `order` or `wait` in `steps[0]`": any of `keys` would do. */
export function missingKey(path: ScenarioPath, ...keys: readonly string[]): ScenarioProblem {
  return { path, at: 'key', message: `Missing key ${quoted(keys)}${inside(path)}` }
}

/** "`steps[0]` must have one of `order` or `wait`, found both". */
export function foundBoth(path: ScenarioPath, keys: readonly string[]): ScenarioProblem {
  return { path, at: 'key', message: `${pathLabel(path)} must have one of ${quoted(keys)}, found both` }
}

/** A key with nothing behind it, where a mapping belongs: in YAML the likely slip is a forgotten `{}`. */
export function emptyMapping(path: ScenarioPath): ScenarioProblem {
  const help = path.length === 0 ? '' : `; write \`${path.at(-1)}: {}\` to take the defaults`
  return { path, at: 'key', message: `${pathLabel(path)} has no value${help}` }
}

/** "`count` must be at least 1, found 0". `bound` is the keyword of JSON Schema. */
export function outOfBounds(
  path: ScenarioPath,
  value: unknown,
  bound: string,
  limit: unknown,
): ScenarioProblem {
  const found = typeof value === 'number' ? `, found ${value}` : ''
  const words = boundWords[bound] ?? `does not meet ${bound}`
  return { path, at: 'value', message: `${pathLabel(path)} ${words} ${String(limit)}${found}` }
}

const boundWords: Readonly<Record<string, string>> = {
  minimum: 'must be at least',
  maximum: 'must be at most',
  exclusiveMinimum: 'must be more than',
  exclusiveMaximum: 'must be less than',
  minItems: 'must have this many items at least:',
  maxItems: 'must have this many items at most:',
}

function inside(path: ScenarioPath): string {
  return path.length === 0 ? '' : ` in ${pathLabel(path)}`
}

function quoted(keys: readonly string[]): string {
  return listWords(keys.map((key) => `\`${key}\``))
}

/** "Unknown variable `cuont`; did you mean `count`?" */
export function unknownVariable(path: ScenarioPath, name: string, known: readonly string[]): ScenarioProblem {
  const help = known.length === 0 ? 'the scenario has none' : helpWith(name, known, 'known are')
  return { path, at: 'value', message: `Unknown variable \`${name}\`; ${help}` }
}

/** "`${7 / 2}` cannot be calculated: it does not come to a whole number" */
export function badExpression(path: ScenarioPath, written: string, why: string): ScenarioProblem {
  return { path, at: 'value', message: `\`\${${written}}\` cannot be calculated: ${why}` }
}

/** "Nothing called `hots` is known of an order; did you mean `host`?" */
export function unknownCaptureField(
  path: ScenarioPath,
  name: string,
  known: readonly string[],
): ScenarioProblem {
  const help = helpWith(name, known, 'there are')
  return { path, at: 'value', message: `Nothing called \`${name}\` is known of an order; ${help}` }
}

/** "`${web.host}` is known only in `steps`" */
export function captureOutsideSteps(path: ScenarioPath, { order, field }: Capture): ScenarioProblem {
  return { path, at: 'value', message: `\`\${${order}.${field}}\` is known only in \`steps\`` }
}

/** "`tariff` means nothing in an order of networks" */
export function meaninglessKey(path: ScenarioPath, product: string): ScenarioProblem {
  const of = product === 'networks' ? 'networks' : `a ${product}`
  return { path, at: 'key', message: `${pathLabel(path)} means nothing in an order of ${of}` }
}

/** "`matrix` has 1200 combinations, at most 1000 are run". */
export function tooManyPlaces(path: ScenarioPath, count: number, most: number): ScenarioProblem {
  return { path, at: 'key', message: `${pathLabel(path)} has ${count} combinations, at most ${most} are run` }
}
