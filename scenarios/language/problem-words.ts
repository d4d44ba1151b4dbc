import type { Capture } from './captures.ts'
import { nearestName, nearestOf } from './nearest-name.ts'
import { pathLabel, type ScenarioPath, type ScenarioProblem } from './scenario-problem.ts'
import type { SchemaNode } from './schema-node.ts'
import { expectedWords, foundWords, listWords } from './schema-words.ts'

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
