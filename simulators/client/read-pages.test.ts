import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json, listed, scripted, testClient, unreachable } from './fixtures/test-client.ts'
import { readPages } from './read-pages.ts'

const items = (...ids: readonly number[]) => listed(...ids.map((id) => ({ id })))
const idsOf = (read: unknown): unknown => Array.isArray(read) && read.map(({ id }: { id: number }) => id)

describe('readPages', () => {
  it('reads until a page is not full', async () => {
    const pages = [items(1, 2), items(3, 4), items(5)]
    const { api, calls } = testClient(scripted({ 'GET /vm/v3/node': pages }))
    expect(idsOf(await readPages(api, 'node', 2))).toEqual([1, 2, 3, 4, 5])
    expect(calls.slice(1)).toEqual([
      'GET /vm/v3/node?orderby=id asc&limit=0,2',
      'GET /vm/v3/node?orderby=id asc&limit=2,2',
      'GET /vm/v3/node?orderby=id asc&limit=4,2',
    ])
  })

  it('asks for what meets its conditions alone', async () => {
    const { api, calls } = testClient(scripted({ 'GET /vm/v3/host': [items()] }))
    expect(await readPages(api, 'host', 50, ['cluster.id', 7])).toEqual([])
    expect(calls.at(-1)).toBe("GET /vm/v3/host?orderby=id asc&limit=0,50&where=(cluster.id EQ '7')")
  })

  it('gives what was shifted from one page to the next once', async () => {
    const pages = [items(1, 2), items(2, 3), items()]
    const { api } = testClient(scripted({ 'GET /vm/v3/host': pages }))
    expect(idsOf(await readPages(api, 'host', 2))).toEqual([1, 2, 3])
  })

  it('ends where a VMmanager sends the same page for ever', async () => {
    const { api, calls } = testClient(scripted({ 'GET /vm/v3/os': [items(1, 2)] }))
    expect(idsOf(await readPages(api, 'os', 2))).toEqual([1, 2])
    expect(calls).toHaveLength(3)
  })

  it('gives no part where a page cannot be read', async () => {
    const pages = [items(1, 2), unreachable]
    const { api } = testClient(scripted({ 'GET /vm/v3/os': pages }))
    expect(await readPages(api, 'os', 2)).toEqual({ trouble: { kind: 'unavailable' } })
  })

  it('does not take an answer without a list for an empty one', async () => {
    const { api } = testClient(scripted({ 'GET /vm/v3/os': [json({})] }))
    expect(await readPages(api, 'os', 2)).toEqual({ trouble: { kind: 'unknown' } })
  })

  it('reads everything, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.integer({ min: 1, max: 7 }), async (total, count) => {
        const all = Array.from({ length: total }, (_, index) => ({ id: index + 1 }))
        const { api } = testClient(({ path, query }) => {
          if (path.endsWith('/public/token')) return undefined
          const [offset = 0, size = 0] = (/limit=(\d+),(\d+)/.exec(query) ?? []).slice(1).map(Number)
          return listed(...all.slice(offset, offset + size))
        })
        expect(await readPages(api, 'host', count)).toEqual(all)
      }),
      { numRuns: 30 },
    )
  })
})
