import { type OpenApi, openapi } from './description.ts'
import type { Evidence } from './evidence.ts'
import { resolveReference } from './resolve-reference.ts'

/** Evidence by the name of the field that it is about: `HostItem.cluster`, `HostItem` for all of it. */
export type DisputedFields = ReadonlyMap<string, Evidence>

type Node = Readonly<Record<string, unknown>>

/** Keywords whose children are named; those of others have the name of their parent. */
const naming: ReadonlySet<string> = new Set(['properties', 'responses'])

/** What has evidence of its own within the node, which has that name, and in all that it refers to. */
export function disputedFields(
  name: string,
  node: object,
  description: Pick<OpenApi, 'components'> = openapi,
): DisputedFields {
  const found = new Map<string, Evidence>()
  const seen = new Set<string>()
  const visit = (name: string, { $ref, 'x-evidence': evidence, ...node }: Node): void => {
    if (evidence !== undefined) found.set(name, evidence as Evidence)
    if (typeof $ref === 'string' && !seen.has($ref)) {
      seen.add($ref)
      visit(nameOf($ref), resolveReference<object>(description, { $ref }) as Node)
    }
    for (const [key, value] of Object.entries(node)) {
      if (!isNode(value)) continue
      if (!naming.has(key)) visit(name, value)
      else
        for (const [child, inner] of Object.entries(value))
          if (isNode(inner)) visit(`${name}.${child}`, inner)
    }
  }
  visit(name, node as Node)
  return found
}

/** `#/components/schemas/HostItem` is `HostItem`; parameters and responses say what they are. */
function nameOf(reference: string): string {
  const [, , kind, name = ''] = reference.split('/')
  return kind === 'schemas' ? name : `${kind}.${name}`
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
