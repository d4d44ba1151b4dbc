import type { OpenApi, Reference } from './description.ts'
import { unescapeToken } from './json-pointer.ts'

/**
 * What a node of the description stands for: itself, or what its `$ref` points at.
 * The bundled description is checked at its making, so every reference leads somewhere.
 */
export function resolveReference<T extends object>(
  openapi: Pick<OpenApi, 'components'>,
  node: T | Reference,
): T {
  if (!('$ref' in node)) return node
  const tokens = node.$ref.slice('#/'.length).split('/')
  let found: unknown = openapi
  for (const token of tokens) found = (found as Readonly<Record<string, unknown>>)[unescapeToken(token)]
  return found as T
}
