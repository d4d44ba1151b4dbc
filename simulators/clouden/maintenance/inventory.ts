import { type ActionResult, doneExcept, failed } from '../action-result.ts'
import { type CloudenContext, followerFor } from '../clouden-context.ts'
import { inventoryCache } from '../../client/inventory.ts'
import { type Outcome, type UnknownItem, isTrouble } from '../../client/outcome.ts'
import { readPages } from '../../client/read-pages.ts'
import { reasonOf } from '../../client/reason-of.ts'
import type { PagedList, VmmanagerApi } from '../../client/vmmanager-api.ts'

/** Everything that the portal mirrors of a VMmanager. */
export type Mirror = Readonly<Record<PagedList, readonly UnknownItem[]>>

export const emptyMirror: Mirror = { cluster: [], node: [], preset: [], os: [], host: [] }

/** Reads clusters, nodes, presets and systems, then the machines of one cluster after the other, all by pages. */
async function readWhole(
  api: VmmanagerApi,
  pageSize: number,
): Promise<{ readonly mirror: Mirror } | { readonly reason: string }> {
  const mirror: Record<PagedList, readonly UnknownItem[]> = { ...emptyMirror }
  for (const list of ['cluster', 'node', 'preset', 'os'] as const) {
    const items = await readPages(api, list, pageSize)
    if (isTrouble(items)) return { reason: reasonOf(items.trouble) }
    mirror[list] = items
  }
  const hosts = await machinesOf(api, mirror.cluster, pageSize)
  if (isTrouble(hosts)) return { reason: reasonOf(hosts.trouble) }
  return { mirror: { ...mirror, host: hosts } }
}

async function machinesOf(
  api: VmmanagerApi,
  clusters: readonly UnknownItem[],
  pageSize: number,
): Promise<Outcome<readonly UnknownItem[]>> {
  const machines: UnknownItem[] = []
  for (const { id } of clusters) {
    const items = await readPages(api, 'host', pageSize, ['cluster.id', Number(id)])
    if (isTrouble(items)) return items
    machines.push(...items)
  }
  return machines
}

/** Mirrors what VMmanager has. What requests go by, where that is kept, is read anew by the next one. */
export async function takeInventory(
  context: CloudenContext,
): Promise<{ readonly mirror: Mirror; readonly result: ActionResult }> {
  const { api } = followerFor(context)
  const read = await readWhole(api, context.assumptions.pageSize)
  if ('reason' in read) return { mirror: emptyMirror, result: failed(read.reason) }
  context.keptInventory = inventoryCache(api)
  const { mirror } = read
  const counts = Object.entries(mirror).map(([list, items]) => `${list}: ${items.length}`)
  return { mirror, result: doneExcept(counts) }
}
