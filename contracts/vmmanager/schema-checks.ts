import { expectation, orElse } from './expectation.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { once } from './once.ts'
import type { SpecialisedDescription } from './specialise.ts'
import type { ErrorObject } from 'ajv'
import { escapeToken, resolveReference } from './json-pointer.ts'
import { secretNames } from './secret-names.ts'
import type { JsonSchema, OpenApi } from './description.ts'
import { kindOf, shortJson } from './is-record.ts'

/** One way in which a value departs from what the description asks of it. */
export interface Mismatch {
  /** JSON Schema keyword that failed; `status` for an undeclared status, `body` for a body where none belongs. */
  readonly keyword: string
  /** JSON pointer into the value, '' for the whole of it; a missing property is pointed at where it belongs. */
  readonly pointer: string
  /** Name of the property (or query parameter) that is missing, or that nobody knows. */
  readonly property?: string
  /** What is asked for, in words: `integer`, `one of created, running`. */
  readonly expected: string
  /** What was found, as short JSON; for a secret, its type. */
  readonly actual: string
  /** JSON pointer into the bundled description. */
  readonly place: string
}

/** What a value without fault yields; one array for all, so that good exchanges cost nothing. */
export const conforming: readonly Mismatch[] = Object.freeze([])

type Named = Pick<OpenApi, 'components'>
type Words = (error: ErrorObject, openapi: Named) => string

const wordsByKeyword: Readonly<Record<string, Words>> = {
  type: ({ schema }) => list(schema, orElse),
  enum: ({ schema }) => expectation.oneOf + list(schema, ', '),
  required: ({ params }) => `${expectation.property}\`${params['missingProperty']}\``,
  additionalProperties: ({ params }) => `${expectation.noProperty}\`${params['additionalProperty']}\``,
  minimum: ({ schema }) => expectation.atLeast + Number(schema),
  maximum: ({ schema }) => expectation.atMost + Number(schema),
  minLength: ({ schema }) => expectation.longText + count(Number(schema), 'character'),
  anyOf: ({ parentSchema }, openapi) => alternatives((parentSchema ?? {}) as JsonSchema, openapi),
}

/** What a failed keyword asks for, in words for a person. */
function wordsFor(error: ErrorObject, openapi: Named): string {
  return wordsByKeyword[error.keyword]?.(error, openapi) ?? error.message ?? error.keyword
}

function alternatives({ anyOf = [] }: JsonSchema, openapi: Named): string {
  const branches = anyOf.filter((branch) => branch !== false)
  return branches.map((branch) => kind(resolveReference(openapi, branch))).join(orElse)
}

function kind({ type, enum: values }: JsonSchema): string {
  return values ? expectation.oneOf + list(values, ', ') : list(type, orElse)
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function list(values: unknown, glue: string): string {
  return Array.isArray(values) ? values.join(glue) : String(values)
}

/** Keywords that say no more than that a branch is not the one which was meant. */
const wrongBranch: ReadonlySet<string> = new Set(['type', 'enum', 'false schema'])

/** Ajv's errors (made with `allErrors` and `verbose`) in the words of the contract, without the noise of `anyOf`. */
function mismatchesOf(
  errors: readonly ErrorObject[],
  description: SpecialisedDescription,
): readonly Mismatch[] {
  return telling(errors).map((error) => mismatchOf(error, description))
}

/**
 * Ajv tells the errors of every branch and then that of `anyOf` itself. Where one branch was plainly meant, its
 * errors say more; where none was, one error about all branches does. Rests on the rule, proven by a test of the
 * description, that a schema with `anyOf` asserts nothing beside it.
 */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword !== 'anyOf') {
      kept.push(error)
      continue
    }
    const first = kept.findIndex((other) => isWithin(other.instancePath, error.instancePath))
    const inBranches = first < 0 ? [] : kept.splice(first)
    const meant = inBranches.filter(
      (other) => !(wrongBranch.has(other.keyword) && other.instancePath === error.instancePath),
    )
    kept.push(...(meant.length > 0 ? meant : [error]))
  }
  return kept
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`)
}

function mismatchOf(error: ErrorObject, description: SpecialisedDescription): Mismatch {
  const property = propertyOf(error)
  const named = property === undefined ? {} : { property }
  return {
    keyword: error.keyword,
    pointer: property === undefined ? error.instancePath : `${error.instancePath}/${escapeToken(property)}`,
    ...named,
    expected: wordsFor(error, description),
    actual: actualOf(error, property),
    place: description.pointers.get(error.parentSchema ?? {}) ?? '#',
  }
}

function propertyOf({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'required') return String(params['missingProperty'])
  if (keyword === 'additionalProperties') return String(params['additionalProperty'])
  return undefined
}

function actualOf({ keyword, instancePath, data }: ErrorObject, property: string | undefined): string {
  if (keyword === 'required') return 'nothing'
  // The value of an unknown property may be a secret whose name was misspelt.
  if (property !== undefined) return kindOf((data as Readonly<Record<string, unknown>>)[property])
  return mayShow(instancePath, data) ? shortJson(data) : kindOf(data)
}

/** Text in the place of a whole body may be a cut body with secrets in it. */
function mayShow(instancePath: string, data: unknown): boolean {
  if (instancePath === '' && typeof data === 'string') return false
  return !instancePath.split('/').some((token) => secretNames.has(token))
}

/** Says in which ways a value departs from one schema. */
export type SchemaCheck = (value: unknown) => readonly Mismatch[]

/** What the description holds beside JSON Schema. */
const vocabulary = ['components', 'x-evidence', 'x-dialects', 'x-secret']

/**
 * Makes checks of the description's named schemas, addressed as `#/components/schemas/NAME`. Each is compiled when
 * it is first asked for, and once: compiling costs milliseconds, and most runs use few of them. So is the description.
 */
export function schemaChecks(
  makeDescription: () => SpecialisedDescription,
): (reference: string) => SchemaCheck {
  const description = once(makeDescription)
  const ajv = once(() => ajvWith(description()))
  return (reference) => {
    const validate = ajv().getSchema(`description${reference}`)
    if (!validate) throw new Error(`The description has no ${reference}`)
    return (value) => (validate(value) ? conforming : mismatchesOf(validate.errors ?? [], description()))
  }
}

/** The description is checked against the rules of OpenAPI when it is made, so nothing is checked again here. */
function ajvWith({ components }: SpecialisedDescription): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    validateSchema: false,
    validateFormats: false,
    allowUnionTypes: true,
    // Both are work before the first check: together a third of the time to compile, and nothing gained later.
    meta: false,
    code: { optimize: false },
  })
  ajv.addVocabulary(vocabulary)
  return ajv.addSchema({ components }, 'description')
}
