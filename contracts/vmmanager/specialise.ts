import { type OpenApi, openapi } from './description.ts'
import { escapeToken } from './json-pointer.ts'

/** The API description as it holds in one dialect. */
export interface SpecialisedDescription {
  readonly openapi: OpenApi
  /** JSON pointer of each of its objects, by identity, as it is in the bundled description of all dialects. */
  readonly pointers: ReadonlyMap<object, string>
}

/**
 * Takes out of the description what `x-dialects` reserves for other dialects. A branch of `anyOf` leaves `false`
 * behind, so that the others keep their pointers; branches that are mere enumerations become one.
 */
export function specialise(dialectName: string, description: OpenApi = openapi): SpecialisedDescription {
  const pointers = new Map<object, string>()
  const copy = (node: unknown, pointer: string): unknown => {
    if (typeof node !== 'object' || node === null) return node
    const result = Array.isArray(node)
      ? node.map((item, index) => !isForeign(item, dialectName) && copy(item, `${pointer}/${index}`))
      : joinEnumerations(
          Object.fromEntries(
            Object.entries(node)
              .filter(([, value]) => !isForeign(value, dialectName))
              .map(([key, value]) => [key, copy(value, `${pointer}/${escapeToken(key)}`)]),
          ),
        )
    pointers.set(result, pointer)
    return result
  }
  return { openapi: copy(description, '#') as OpenApi, pointers }
}

function isForeign(node: unknown, dialectName: string): boolean {
  if (typeof node !== 'object' || node === null || !('x-dialects' in node)) return false
  const named = node['x-dialects']
  return Array.isArray(named) && !named.includes(dialectName)
}

function joinEnumerations(schema: Record<string, unknown>): Record<string, unknown> {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf)) return schema
  const branches = anyOf.filter((branch: unknown) => branch !== false)
  return branches.every(isEnumeration) ? { ...rest, enum: branches.flatMap((branch) => branch.enum) } : schema
}

function isEnumeration(branch: unknown): branch is { readonly enum: readonly unknown[] } {
  return typeof branch === 'object' && branch !== null && 'enum' in branch && Array.isArray(branch.enum)
}
