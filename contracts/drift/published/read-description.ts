import type { HttpMethod } from '../../exchange/exchange.ts'
import { isRecord } from '../../vmmanager/is-record.ts'
import { targetOf } from '../shape.ts'

const methods: Readonly<Record<string, HttpMethod>> = { get: 'GET', post: 'POST', delete: 'DELETE' }

/** Whether it is a description of an API: OpenAPI 3, or Swagger 2. */
export function isDescription(document: unknown): boolean {
  if (!isRecord(document) || !isRecord(document['paths'])) return false
  return [document['openapi'], document['swagger']].some((version) => /^[23]\./.test(String(version)))
}

/** The operations that a description tells of, with `base` before their paths. What it says wrongly is left out. */
export function readDescription(document: unknown, base: string = ''): readonly ApiOperation[] {
  if (!isRecord(document) || !isRecord(document['paths'])) return []
  return Object.entries(document['paths']).flatMap(([path, item]) => {
    const calls = resolved(item, document)
    return Object.entries(methods).flatMap(([name, method]) => {
      const call = calls[name]
      if (!isRecord(call)) return []
      const parameters = [...list(calls['parameters']), ...list(call['parameters'])].map((node) =>
        resolved(node, document),
      )
      const request = requestOf(call, parameters, document)
      const { operationId: id } = call
      return [
        {
          id: typeof id === 'string' ? id : `${method} ${base}${path}`,
          method,
          path: `${base}${path}`,
          query: new Map(
            parameters
              .filter((parameter) => parameter['in'] === 'query')
              .map((parameter) => [String(parameter['name']), parameter['required'] === true]),
          ),
          ...(request !== undefined && { request }),
          responses: responsesOf(call['responses'], document),
          root: document,
        },
      ]
    })
  })
}

type Node = Readonly<Record<string, unknown>>

function requestOf({ requestBody }: Node, parameters: readonly Node[], document: Node): unknown {
  if (requestBody !== undefined) return schemaIn(resolved(requestBody, document))
  return parameters.find((parameter) => parameter['in'] === 'body')?.['schema']
}

function responsesOf(responses: unknown, document: Node): ReadonlyMap<string, unknown> {
  const told = isRecord(responses) ? Object.entries(responses) : []
  return new Map(told.map(([status, response]) => [status, schemaIn(resolved(response, document))]))
}

/** OpenAPI 3 has a schema for each kind of content, Swagger 2 one for all. */
function schemaIn({ content, schema }: Node): unknown {
  if (!isRecord(content)) return schema
  const [kind] = Object.keys(content).toSorted(
    (a, b) => Number(b.includes('json')) - Number(a.includes('json')),
  )
  const chosen = content[kind ?? '']
  return isRecord(chosen) ? chosen['schema'] : undefined
}

/** What a reference leads to; an empty object for what is none. References to references are followed a little way. */
function resolved(node: unknown, document: Node): Node {
  let found = node
  for (let step = 0; step < mostSteps && isRecord(found) && typeof found['$ref'] === 'string'; step++)
    found = targetOf(found['$ref'], document)
  return isRecord(found) ? found : {}
}

const mostSteps = 10

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * What stands before the paths of a description. It may say so itself, or leave it to the service that it belongs to;
 * so that is taken which gives it the most operations in common with the contract.
 */
export function baseOf(document: unknown, contract: readonly ApiOperation[]): string {
  const known = new Set(contract.map(operationKey))
  const bases = [...toldBases(document), '', ...new Set(contract.map(serviceOf))]
  const ranked = bases.map((base) => ({
    base,
    common: readDescription(document, base).filter((operation) => known.has(operationKey(operation))).length,
  }))
  return ranked.reduce((best, other) => (other.common > best.common ? other : best)).base
}

/** The service that answers at a path, with its version: `/vm/v3`. */
export function serviceOf({ path }: Pick<ApiOperation, 'path'>): string {
  return path.split('/').slice(0, 3).join('/')
}

function toldBases(document: unknown): readonly string[] {
  if (!isRecord(document)) return []
  const { basePath, servers } = document
  const urls = Array.isArray(servers)
    ? servers.map((server: unknown) => (isRecord(server) ? server['url'] : ''))
    : []
  return [basePath, ...urls].filter((told) => typeof told === 'string').map(pathIn)
}

/** A server may be an address, or a path alone. */
function pathIn(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '').replace(/\/+$/, '')
}

/** One call as a description of an API tells of it. */
export interface ApiOperation {
  /** Id in the contract, or whatever a published description calls it. */
  readonly id: string
  readonly method: HttpMethod
  /** Path template with all that stands before it. */
  readonly path: string
  /** Whether each parameter of the query must be sent, by name. */
  readonly query: ReadonlyMap<string, boolean>
  /** Schema of what is sent; absent where nothing is told of it. */
  readonly request?: unknown
  /** Schemas of what is answered, by status; undefined where none is told. */
  readonly responses: ReadonlyMap<string, unknown>
  /** What references in its schemas lead into. */
  readonly root: unknown
}

/** By what operations of two descriptions are the same: parameters may be called anything. */
export function operationKey({ method, path }: Pick<ApiOperation, 'method' | 'path'>): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/$/, '')}`
}

/** Status and schema of a success: of `status` where it is told, else of any, else of whatever is not told. */
export function successOf(
  { responses }: Pick<ApiOperation, 'responses'>,
  status?: string,
): readonly [status: string, schema: unknown] | undefined {
  if (status !== undefined && responses.has(status)) return [status, responses.get(status)]
  return (
    [...responses].find(([told]) => /^[123]/.test(told)) ??
    [...responses].find(([told]) => told === 'default')
  )
}
