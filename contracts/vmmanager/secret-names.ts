import { openapi } from './description.ts'

/** Names of all properties that the description marks as secret; no report shows their values. */
export const secretNames: ReadonlySet<string> = new Set(namesIn(openapi))

function* namesIn(node: object): Generator<string> {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null) continue
    if ('x-secret' in value) yield key
    yield* namesIn(value)
  }
}
