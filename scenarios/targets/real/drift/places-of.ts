import { nodesAt } from '../../../../contracts/drift/nodes-at.ts'
import type { UnobservedReason } from '../../../../contracts/drift/observation.ts'
import type { ReadableOperation } from './readable-operations.ts'
import { ownSources, valueSources } from './value-sources.ts'

/** Where an operation can be asked, or why nowhere. */
export type Places =
  | { readonly paths: readonly string[] }
  | { readonly reason: UnobservedReason; readonly detail: string }

/**
 * Fills the path of an operation with what the lists gave: with at most `samples` values, spread over the list,
 * since its beginning may be alike.
 *
 * @param lists - bodies by the operation that answered them
 */
export function placesOf(
  { id, path }: Pick<ReadableOperation, 'id' | 'path'>,
  lists: ReadonlyMap<string, unknown>,
  samples: number,
): Places {
  const [, parameter] = /\{(\w+)\}/.exec(path) ?? []
  if (parameter === undefined) return { paths: [path] }
  const source = ownSources[id] ?? valueSources[parameter]
  if (source === undefined) return { reason: 'no-value', detail: parameter }
  const values = 'value' in source ? [source.value] : valuesAt(lists.get(source.list), source.pointer)
  if (values.length === 0) return { reason: 'no-item', detail: parameter }
  return {
    paths: spread(values, samples).map((value) => path.replace(`{${parameter}}`, encodeURIComponent(value))),
  }
}

/** A path is made of plain segments alone: a foreign server says what stands in its lists. */
function valuesAt(list: unknown, pointer: string): readonly string[] {
  const values = nodesAt(list, pointer)
    .filter((value) => typeof value === 'number' || typeof value === 'string')
    .map(String)
  return [...new Set(values)].filter((value) => /^[\w@-]{1,100}$/.test(value))
}

function spread(values: readonly string[], most: number): readonly string[] {
  if (values.length <= most) return values
  const step = (values.length - 1) / Math.max(most - 1, 1)
  return Array.from({ length: most }, (_, index) => values[Math.round(index * step)] ?? '')
}
