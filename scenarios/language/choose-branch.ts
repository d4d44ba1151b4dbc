import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { nearestName } from './nearest-name.ts'
import { badValue, foundBoth, missingKey, unknownKey } from './problem-words.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import type { Choice, SchemaNode } from './schema-node.ts'

/** A choice between forms, and the value that fits none of them. */
export interface UnionMismatch {
  readonly path: ScenarioPath
  readonly value: unknown
  /** The forms, references resolved. */
  readonly branches: readonly SchemaNode[]
}

/**
 * Which form the author meant, as an index into the branches: told by a tag (a key that has a fixed value
 * in every form) or by a required key that only one form has. A problem where neither tells.
 */
export function chooseBranch(mismatch: UnionMismatch): number | ScenarioProblem {
  const { path, value, branches } = mismatch
  const forms = branches.filter(({ properties }) => properties !== undefined)
  if (!isRecord(value) || forms.length === 0) return badValue(path, value, { anyOf: branches })
  if (forms.length < branches.length) {
    const [only, ...others] = forms
    return only !== undefined && others.length === 0
      ? branches.indexOf(only)
      : badValue(path, value, { anyOf: branches })
  }
  const tag = tagOf(branches)
  return tag === undefined ? byRequiredKey(mismatch, value) : byTag(mismatch, value, tag)
}

function byTag(mismatch: UnionMismatch, value: Mapping, tag: string): number | ScenarioProblem {
  const { path, branches } = mismatch
  if (!(tag in value)) return missingKey(path, tag)
  const choices = branches.map(({ properties }) => choicesOf(properties?.[tag]))
  const chosen = choices.findIndex((names) => names.some((name) => name === value[tag]))
  return chosen === -1 ? badValue([...path, tag], value[tag], { enum: choices.flat() }) : chosen
}

function byRequiredKey({ path, branches }: UnionMismatch, value: Mapping): number | ScenarioProblem {
  const keys = branches.map(({ required }) => required?.[0] ?? '')
  const [only, ...others] = keys.filter((key) => key in value)
  if (others.length > 0) return foundBoth(path, keys)
  if (only !== undefined) return keys.indexOf(only)
  const misspelt = Object.keys(value).find((key) => nearestName(key, keys) !== undefined)
  return misspelt === undefined ? missingKey(path, ...keys) : unknownKey(path, misspelt, keys)
}

function tagOf(branches: readonly SchemaNode[]): string | undefined {
  const keys = Object.keys(branches[0]?.properties ?? {})
  return keys.find((key) => branches.every(({ properties }) => choicesOf(properties?.[key]).length > 0))
}

function choicesOf(schema: SchemaNode | undefined): readonly Choice[] {
  return schema?.enum ?? (schema?.const === undefined ? [] : [schema.const])
}

type Mapping = Readonly<Record<string, unknown>>
