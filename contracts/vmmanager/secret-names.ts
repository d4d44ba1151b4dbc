import { openapi } from './description.ts'

/** Names of all properties that the description marks as secret; no report shows their values. */
export const secretNames: ReadonlySet<string> = namesIn(openapi.components.schemas, new Set())

function namesIn(node: object, names: Set<string>): ReadonlySet<string> {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null) continue
    if ('x-secret' in value) names.add(key)
    namesIn(value, names)
  }
  return names
}
