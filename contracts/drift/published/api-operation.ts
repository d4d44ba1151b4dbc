import type { HttpMethod } from '../../exchange/exchange.ts'

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
