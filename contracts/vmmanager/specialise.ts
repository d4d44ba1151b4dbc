import { type OpenApi, openapi } from './description.ts'
import { escapeToken } from './json-pointer.ts'
import { holdsIn } from './dialect.ts'

/** The named parts of the API description as they hold in one dialect. */
export interface SpecialisedDescription {
  readonly components: OpenApi['components']
  /** JSON pointer of each of its objects, by identity, as it is in the bundled description of all dialects. */
  readonly pointers: ReadonlyMap<object, string>
}

/**
 * Takes out of the named parts of the description what `x-dialects` reserves for other dialects. A branch of `anyOf`
 * leaves `false` behind, so that the others keep their pointers; branches that are mere enumerations become one.
 */
export function specialise(
  dialectName: string,
  { components }: Pick<OpenApi, 'components'> = openapi,
): SpecialisedDescription {
  const pointers = new Map<object, string>()
  const copy = (node: unknown, pointer: string): unknown => {
    if (typeof node !== 'object' || node === null) return node
    const result = Array.isArray(node)
      ? node.map((item, index) => holdsIn(item, dialectName) && copy(item, `${pointer}/${index}`))
      : joinEnumerations(
          Object.fromEntries(
            Object.entries(node)
              .filter(([, value]) => holdsIn(value, dialectName))
              .map(([key, value]) => [key, copy(value, `${pointer}/${escapeToken(key)}`)]),
          ),
        )
    pointers.set(result, pointer)
    return result
  }
  return { components: copy(components, '#/components') as OpenApi['components'], pointers }
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
