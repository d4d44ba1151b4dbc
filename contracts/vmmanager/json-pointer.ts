import type { OpenApi, Reference } from './description.ts'

/** Escapes one token of a JSON pointer (RFC 6901). */
export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Undoes `escapeToken`. */
export function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Percent-decodes a part of a URL; one with a malformed escape is taken as it stands. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    // Clients differ in what they encode, so the raw form is a normal one.
    return segment
  }
}

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
