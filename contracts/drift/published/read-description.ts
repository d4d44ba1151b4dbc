import type { HttpMethod } from '../../exchange/exchange.ts'
import { isRecord } from '../../vmmanager/is-record.ts'
import { targetOf } from '../shape.ts'
import type { ApiOperation } from './api-operation.ts'

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
