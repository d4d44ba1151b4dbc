import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { calculate } from './arithmetic.ts'
import { badExpression, tooManyPlaces, unknownVariable } from './problem-words.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'

/** What a variable stands for. */
export type VariableValue = string | number | boolean

export type Variables = Readonly<Record<string, VariableValue>>

/** One of the scenarios that a file stands for. */
export interface Variant {
  /** What makes it another one than its siblings: the place in the matrix, and what was given from outside. */
  readonly chosen: Variables
  /** The scenario with every variable replaced, not yet held against the schema. */
  readonly value: unknown
}

/** More combinations than anybody waits for. */
const mostPlaces = 1000

/**
 * Replaces `${name}` by what the variables and the matrix of a scenario say, once for each combination of the matrix.
 * A text that is nothing but `${name}` becomes the value itself, be it a number; within a longer text it becomes text.
 * `${count * 2}` is calculated.
 *
 * @param given - in place of what the scenario says; of a matrix the combinations with this value alone
 */
export function expand(value: unknown, given: Variables = {}): readonly Variant[] | ScenarioProblem {
  if (!isRecord(value)) return [{ chosen: {}, value }]
  const { variables = {}, matrix = {}, ...rest } = value
  if (!isRecord(variables) || !isRecord(matrix)) return [{ chosen: {}, value }]
  const axes = Object.entries(matrix)
  if (!axes.every(isAxis)) return [{ chosen: {}, value }]
  const own = Object.fromEntries(
    Object.entries(given).filter(([name]) => Object.hasOwn(variables, name) || Object.hasOwn(matrix, name)),
  )
  const chosenAxes: readonly Axis[] = axes.map(([name, values]) => [
    name,
    Object.hasOwn(own, name) ? [own[name]] : values,
  ])
  const count = chosenAxes.reduce((product, [, values]) => product * values.length, 1)
  if (count > mostPlaces) return tooManyPlaces(['matrix'], count, mostPlaces)
  const variants: Variant[] = []
  for (const place of combinations(chosenAxes)) {
    const replaced = replace(rest, { ...variables, ...own, ...place } as Variables, [])
    if ('problem' in replaced) return replaced.problem
    const kept = { ...('variables' in value && { variables }), ...('matrix' in value && { matrix }) }
    variants.push({
      chosen: { ...own, ...place } as Variables,
      value: { ...(replaced.value as object), ...kept },
    })
  }
  return variants
}

type Axis = readonly [name: string, values: readonly unknown[]]

function isAxis(entry: readonly [string, unknown]): entry is [string, unknown[]] {
  return Array.isArray(entry[1]) && entry[1].length > 0
}

function combinations(axes: readonly Axis[]): readonly Readonly<Record<string, unknown>>[] {
  return axes.reduce<readonly Readonly<Record<string, unknown>>[]>(
    (places, [name, values]) =>
      places.flatMap((place) => values.map((value) => ({ ...place, [name]: value }))),
    [{}],
  )
}

type Replaced = { readonly value: unknown } | { readonly problem: ScenarioProblem }

function replace(value: unknown, variables: Variables, path: ScenarioPath): Replaced {
  if (typeof value === 'string') return replaceText(value, variables, path)
  if (typeof value !== 'object' || value === null) return { value }
  const entries: [string, unknown][] = []
  for (const [key, held] of Object.entries(value)) {
    const inner = replace(held, variables, [...path, Array.isArray(value) ? Number(key) : key])
    if ('problem' in inner) return inner
    entries.push([key, inner.value])
  }
  return { value: Array.isArray(value) ? entries.map(([, held]) => held) : Object.fromEntries(entries) }
}

/** Captures have a dot, and are filled in while the story is played. */
const expression = /\$\{([^{}.]*)\}/g

function replaceText(text: string, variables: Variables, path: ScenarioPath): Replaced {
  const valueOf = (name: string): VariableValue | undefined =>
    Object.hasOwn(variables, name) ? variables[name] : undefined
  const [whole] = /^\$\{([^{}.]*)\}$/.exec(text)?.slice(1) ?? []
  let problem: ScenarioProblem | undefined
  const valueIn = (written: string): VariableValue => {
    const calculated = calculate(written, valueOf)
    if ('value' in calculated) return calculated.value
    problem ??=
      'unknown' in calculated
        ? unknownVariable(path, calculated.unknown, Object.keys(variables))
        : badExpression(path, written, calculated.wrong)
    return ''
  }
  const value =
    whole === undefined
      ? text.replaceAll(expression, (_, written: string) => String(valueIn(written)))
      : valueIn(whole)
  return problem === undefined ? { value } : { problem }
}
