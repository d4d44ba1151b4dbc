import { Ajv, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv'
import { badValue, emptyMapping, foundBoth, missingKey, outOfBounds, unknownKey } from './problem-words.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import type { Choice, SchemaNode } from './schema-node.ts'
import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { nearestName } from './nearest-name.ts'

/** Everything in which a value departs from a schema, in words; empty where it conforms. */
export type FindProblems = (value: unknown) => readonly ScenarioProblem[]

/**
 * Finds what departs from a published schema. Unknown keys come first, as a misspelt key often makes another one
 * missing.
 */
export function problemFinder(published: AnySchemaObject): FindProblems {
  // The schemas are generated and tested: that they are good ones need not be found out at every start.
  const ajv = new Ajv({
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    validateSchema: false,
  }).addSchema(published)
  const validatorFor: ValidatorFor = (pointer) => {
    const validate = ajv.getSchema(`${published.$id}${pointer}`)
    if (validate === undefined) throw new Error(`No ${pointer} in the schema ${published.$id}`)
    return validate
  }
  return (value) => problemsUnder({ validatorFor, pointer: '', path: [] }, value)
}

/** More nobody reads; a file that is wrong in a hundred thousand places is none of ours. */
const mostExplained = 100

type ValidatorFor = (pointer: string) => ValidateFunction

/** The part of a schema, named by `pointer`, that the value at `path` has to meet. */
interface Part {
  readonly validatorFor: ValidatorFor
  readonly pointer: string
  readonly path: ScenarioPath
}

function problemsUnder({ validatorFor, pointer, path }: Part, value: unknown): readonly ScenarioProblem[] {
  const validate = validatorFor(pointer)
  if (validate(value)) return []
  const errors = (validate.errors ?? [])
    .toSorted((left, right) => rank(left) - rank(right))
    .slice(0, mostExplained)
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf')
  return errors
    .filter((error) => !unions.some((union) => union !== error && isUnder(error, union)))
    .flatMap((error) => explain(error, [...path, ...segments(error.instancePath, value)], validatorFor))
}

function rank(error: ErrorObject): number {
  return error.keyword === 'additionalProperties' ? 0 : 1
}

function explain(
  error: ErrorObject,
  path: ScenarioPath,
  validatorFor: ValidatorFor,
): readonly ScenarioProblem[] {
  const schema = (error.parentSchema ?? {}) as SchemaNode
  switch (error.keyword) {
    case 'anyOf':
      return explainUnion(schema, { value: error.data, path }, validatorFor)
    case 'additionalProperties':
      return [
        unknownKey(path, String(error.params['additionalProperty']), Object.keys(schema.properties ?? {})),
      ]
    case 'required':
      return [missingKey(path, String(error.params['missingProperty']))]
    case 'type':
      return [
        schema.type === 'object' && error.data === null
          ? emptyMapping(path)
          : badValue(path, error.data, schema),
      ]
    case 'enum':
    case 'const':
    case 'pattern':
      return [badValue(path, error.data, schema)]
    default:
      return [outOfBounds(path, error.data, error.keyword, error.params['limit'])]
  }
}

function explainUnion(
  schema: SchemaNode,
  { value, path }: { readonly value: unknown; readonly path: ScenarioPath },
  validatorFor: ValidatorFor,
): readonly ScenarioProblem[] {
  const unresolved = schema.anyOf ?? []
  const branches = unresolved.map((branch) =>
    branch.$ref === undefined ? branch : (validatorFor(branch.$ref).schema as SchemaNode),
  )
  const chosen = chooseBranch({ path, value, branches })
  if (typeof chosen !== 'number') return [chosen]
  return problemsUnder({ validatorFor, pointer: unresolved[chosen]?.$ref ?? '', path }, value)
}

function isUnder(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`)
}

/** Turns a JSON pointer into keys and list positions; only the value tells a position from a key of digits. */
function segments(pointer: string, value: unknown): ScenarioPath {
  let inside = value
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const segment = Array.isArray(inside) ? Number(key) : key
      inside = typeof inside === 'object' && inside !== null ? Reflect.get(inside, segment) : undefined
      return segment
    })
}

/** A choice between forms, and the value that fits none of them. */
interface UnionMismatch {
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
