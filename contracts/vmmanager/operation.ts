import { expectation } from './expectation.ts'
import type { HttpMethod } from '../exchange/exchange.ts'
import { type Content, type OperationDescription, openapi } from './description.ts'
import { escapeToken, resolveReference } from './json-pointer.ts'
import { once } from './once.ts'
import { type ParameterChecks, parameterChecks } from './parameter-checks.ts'
import { type Mismatch, type SchemaCheck, conforming } from './schema-checks.ts'
import { shortJson } from './is-record.ts'
import { holdsIn } from './dialect.ts'

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
  readonly dialectName: string
  readonly checkOf: (reference: string) => SchemaCheck
}

/** Makes an operation. All that is not needed to find it is made when it is first used. */
export function operationFrom(source: OperationSource): Operation {
  const { method, pathTemplate, operation } = source
  const place = `#/paths/${escapeToken(pathTemplate)}/${method.toLowerCase()}`
  const checks = responseChecks(source)
  const statuses = [...checks.keys()]
  const parameters = once(() => parameterChecks(operation, place))
  return {
    id: operation.operationId,
    method,
    pathTemplate,
    statuses,
    successStatuses: statuses.filter((status) => status < 400),
    isPublic: operation.security?.length === 0,
    checkPath: (params) => parameters().path(params),
    checkQuery: (query) => parameters().query(query),
    checkRequestBody: requestBodyCheck(source, place),
    checkResponse: (status, body) => {
      const check = checks.get(status)
      return check ? check()(body) : [undeclared(status, statuses, place)]
    },
  }
}

function requestBodyCheck(
  { operation: { requestBody }, checkOf }: OperationSource,
  place: string,
): SchemaCheck {
  const isOptional = requestBody?.required !== true
  const check = once(() => (requestBody ? checkOf(schemaOf(requestBody)) : noBody(place)))
  return (body) => (isOptional && (body === undefined || body === '') ? conforming : check()(body))
}

function noBody(place: string): SchemaCheck {
  return (body) => [{ keyword: 'body', pointer: '', expected: 'no body', actual: shortJson(body), place }]
}

function responseChecks({
  operation: { responses },
  dialectName,
  checkOf,
}: OperationSource): ReadonlyMap<number, () => SchemaCheck> {
  const held = Object.entries(responses).filter(([, response]) => holdsIn(response, dialectName))
  return new Map(
    held.map(([status, response]) => [
      Number(status),
      once(() => checkOf(schemaOf(resolveReference<Content>(openapi, response)))),
    ]),
  )
}

function undeclared(status: number, statuses: readonly number[], place: string): Mismatch {
  return {
    keyword: 'status',
    pointer: '',
    expected: expectation.oneOf + statuses.join(', '),
    actual: String(status),
    place: `${place}/responses`,
  }
}

function schemaOf({ content }: Content): string {
  return content['application/json'].schema.$ref
}
