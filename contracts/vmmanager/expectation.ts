import type { ErrorObject } from 'ajv'
import type { JsonSchema, OpenApi } from './description.ts'
import { resolveReference } from './resolve-reference.ts'

type Named = Pick<OpenApi, 'components'>
type Words = (error: ErrorObject, openapi: Named) => string

const wordsByKeyword: Readonly<Record<string, Words>> = {
  type: ({ schema }) => list(schema, ' or '),
  enum: ({ schema }) => `one of ${list(schema, ', ')}`,
  required: ({ params }) => `property \`${params['missingProperty']}\``,
  additionalProperties: ({ params }) => `no property \`${params['additionalProperty']}\``,
  minimum: ({ schema }) => `at least ${Number(schema)}`,
  maximum: ({ schema }) => `at most ${Number(schema)}`,
  minLength: ({ schema }) => `text of at least ${count(Number(schema), 'character')}`,
  anyOf: ({ parentSchema }, openapi) => alternatives((parentSchema ?? {}) as JsonSchema, openapi),
}

/** What a failed keyword asks for, in words for a person. */
export function expectation(error: ErrorObject, openapi: Named): string {
  return wordsByKeyword[error.keyword]?.(error, openapi) ?? error.message ?? error.keyword
}

function alternatives({ anyOf = [] }: JsonSchema, openapi: Named): string {
  const branches = anyOf.filter((branch) => branch !== false)
  return branches.map((branch) => kind(resolveReference(openapi, branch))).join(' or ')
}

function kind({ type, enum: values }: JsonSchema): string {
  return values ? `one of ${list(values, ', ')}` : list(type, ' or ')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function list(values: unknown, glue: string): string {
  return Array.isArray(values) ? values.join(glue) : String(values)
}
