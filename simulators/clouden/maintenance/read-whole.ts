import { isTrouble, type Outcome } from '../../client/outcome.ts'
import { readPages } from '../../client/read-pages.ts'
import { reasonOf } from '../../client/reason-of.ts'
import type { UnknownItem } from '../../client/unknown-item.ts'
import type { PagedList, VmmanagerApi } from '../../client/vmmanager-api.ts'

/** Everything that the portal mirrors of a VMmanager. */
export type Mirror = Readonly<Record<PagedList, readonly UnknownItem[]>>

export const emptyMirror: Mirror = { cluster: [], node: [], preset: [], os: [], host: [] }

/** Reads clusters, nodes, presets and systems, then the machines of one cluster after the other, all by pages. */
export async function readWhole(
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
