import { nodesAt } from '../../../../contracts/drift/nodes-at.ts'
import type { UnobservedReason } from '../../../../contracts/drift/observation.ts'
import type { ReadableOperation } from './read-answers.ts'

/** Where the values come from that a path is filled with. */
type ValueSource =
  /** What the items of a list have there; general JSON pointer. */
  { readonly list: string; readonly pointer: string } | { readonly value: string }

const idsOf = (list: string): ValueSource => ({ list, pointer: '/list/*/id' })

/** By parameter; one that is not here cannot be filled: nobody knows what stands there. */
export const valueSources: Readonly<Record<string, ValueSource>> = {
  account: idsOf('account-list'),
  user: idsOf('account-list'),
  user_id: idsOf('account-list'),
  role: { value: '@user' },
  host_id: idsOf('host-list'),
  disk_id: idsOf('disk-list'),
  backup_id: idsOf('backup-list'),
  image_id: idsOf('image-list'),
  task_id: idsOf('task-list'),
  task_name: { list: 'task-list', pointer: '/list/*/name' },
  cluster_id: idsOf('cluster-list'),
  node_id: idsOf('node-list'),
  preset_id: idsOf('preset-list'),
  recipe_id: idsOf('recipe-list'),
  storage_id: idsOf('storage-list'),
  ippool_id: idsOf('ippool-list'),
  vxlan_id: idsOf('vxlan-list'),
}

/** Where an operation takes its values from elsewhere than others with the same parameter: services count for themselves. */
export const ownSources: Readonly<Record<string, ValueSource>> = {
  'ip-service-pool-read': idsOf('ip-service-pool-list'),
}

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
