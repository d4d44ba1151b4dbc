import { type Outcome, type UnknownItem, isTrouble } from './outcome.ts'
import type { PagedList, VmmanagerApi } from './vmmanager-api.ts'
import type { Equals } from './where-query.ts'

/**
 * Reads a list page by page, until a page is not full or brings nothing new. Items that come or go meanwhile may be
 * missed; none is given twice.
 */
export async function readPages(
  api: VmmanagerApi,
  list: PagedList,
  count: number,
  ...conditions: readonly Equals[]
): Promise<Outcome<readonly UnknownItem[]>> {
  const items = new Map<unknown, UnknownItem>()
  for (let offset = 0; ; offset += count) {
    const page = await api.page(list, { offset, count }, ...conditions)
    if (isTrouble(page)) return page
    const before = items.size
    for (const item of page) items.set(item['id'], item)
    if (page.length < count || items.size === before) return [...items.values()]
  }
}
