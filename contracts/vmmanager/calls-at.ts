import type { HttpMethod } from '../exchange/exchange.ts'
import type { OperationDescription, PathDescription } from './description.ts'

/** A call and its method. */
export type Call = readonly [HttpMethod, OperationDescription]

/** The calls at one path, as the description has them. */
export function callsAt(path: PathDescription): readonly Call[] {
  const { get, post, delete: removal } = path
  return [
    ...(get ? [['GET', get] as const] : []),
    ...(post ? [['POST', post] as const] : []),
    ...(removal ? [['DELETE', removal] as const] : []),
  ]
}
