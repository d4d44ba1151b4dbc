import type { HttpMethod } from '../exchange/exchange.ts'
import type { OperationDescription } from './description.ts'
import { type Mismatch, conforming } from './mismatch.ts'
import { type ParameterChecks, parameterChecks } from './parameter-checks.ts'
import { resolveReference } from './resolve-reference.ts'
import type { SchemaCheck } from './schema-checks.ts'
import { shortJson } from './short-json.ts'
import type { SpecialisedDescription } from './specialise.ts'

/** One call of the API in one dialect. Checks yield an empty array for what conforms. */
export interface Operation {
  /** E.g. `host-create`. */
  readonly id: string
  readonly method: HttpMethod
  /** E.g. `/vm/v3/host/{host_id}`. */
  readonly pathTemplate: string
  /** Every declared status, ascending. */
  readonly statuses: readonly number[]
  /** Those of them below 400. */
  readonly successStatuses: readonly number[]
  /** Whether it may be called without a session. */
  readonly isPublic: boolean
  readonly checkPath: ParameterChecks['path']
  readonly checkQuery: ParameterChecks['query']
  /** Takes the parsed body, undefined where none was sent. */
  readonly checkRequestBody: SchemaCheck
  /** An undeclared status is the only mismatch told of a response. */
  readonly checkResponse: (status: number, body: unknown) => readonly Mismatch[]
}

/** What an operation is made from. */
export interface OperationSource {
  readonly method: HttpMethod
  readonly pathTemplate: string
  readonly operation: OperationDescription
  readonly description: SpecialisedDescription
  readonly checkOf: (reference: string) => SchemaCheck
}

/** Makes an operation; its schemas are compiled when they are first used. */
export function operationFrom(source: OperationSource): Operation {
  const { method, pathTemplate, operation, description } = source
  const statuses = Object.keys(operation.responses).map(Number)
  const parameters = parameterChecks(operation, description)
  return {
    id: operation.operationId,
    method,
    pathTemplate,
    statuses,
    successStatuses: statuses.filter((status) => status < 400),
    isPublic: operation.security?.length === 0,
    checkPath: parameters.path,
    checkQuery: parameters.query,
    checkRequestBody: requestBodyCheck(source),
    checkResponse: responseCheck(source, statuses),
  }
}

function requestBodyCheck({ operation, description, checkOf }: OperationSource): SchemaCheck {
  const reference = operation.requestBody?.content['application/json'].schema.$ref
  const place = description.pointers.get(operation) ?? '#'
  if (reference !== undefined) return lazily(() => checkOf(reference))
  return (body) =>
    body === undefined || body === ''
      ? conforming
      : [{ keyword: 'body', pointer: '', expected: 'no body', actual: shortJson(body), place }]
}

function responseCheck(
  { operation, description, checkOf }: OperationSource,
  statuses: readonly number[],
): Operation['checkResponse'] {
  const checks = new Map(
    Object.entries(operation.responses).map(([status, node]) => {
      const response = resolveReference(description.openapi, node)
      return [Number(status), lazily(() => checkOf(response.content['application/json'].schema.$ref))]
    }),
  )
  const place = description.pointers.get(operation.responses) ?? '#'
  const expected = `one of ${statuses.join(', ')}`
  return (status, body) =>
    checks.get(status)?.(body) ?? [
      { keyword: 'status', pointer: '', expected, actual: String(status), place },
    ]
}

function lazily(make: () => SchemaCheck): SchemaCheck {
  let check: SchemaCheck | undefined
  return (value) => {
    check ??= make()
    return check(value)
  }
}
