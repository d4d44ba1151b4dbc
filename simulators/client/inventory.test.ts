import { describe, expect, it } from 'vitest'
import { json, listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import {
  type Inventory,
  clusterId,
  inventoryCache,
  osId,
  poolWish,
  presetId,
  readInventory,
} from './inventory.ts'

const entities = ['cluster', 'os', 'preset', 'ippool'] as const
const full = Object.fromEntries(
  entities.map((entity) => [`GET /vm/v3/${entity}`, [listed({ id: 1, name: entity })]]),
)

describe('readInventory', () => {
  it('reads clusters, operating systems, presets and pools, in this order', async () => {
    const { api, calls } = testClient(scripted(full))
    expect(await readInventory(api)).toEqual({
      clusters: [{ id: 1, name: 'cluster' }],
      oses: [{ id: 1, name: 'os' }],
      presets: [{ id: 1, name: 'preset' }],
      pools: [{ id: 1, name: 'ippool' }],
    })
    expect(calls.slice(1)).toEqual(entities.map((entity) => `GET /vm/v3/${entity}`))
  })

  it.each(entities)('gives the reason when %s cannot be read', async (entity) => {
    const { api } = testClient(scripted({ ...full, [`GET /vm/v3/${entity}`]: [refusal('forbidden')] }))
    expect(await readInventory(api)).toEqual({ reason: 'forbidden' })
  })
})

describe('what is found in an inventory', () => {
  const inventory: Inventory = {
    clusters: [
      { id: 2, name: 'kvm' },
      { id: 1, name: 'spare' },
    ],
    oses: [
      { id: 1, name: 'Debian-12', repository: 'local' },
      { id: 2, name: 'Debian-12', repository: 'ISPsystem' },
    ],
    presets: [{ id: 3, name: 'small' }, { id: 'four', name: 'odd' }, { name: 'bare' }],
    pools: [],
  }
  const empty: Inventory = { clusters: [], oses: [], presets: [], pools: [] }

  it('is an operating system by repository and name, both case-sensitive', () => {
    expect(osId(inventory, 'ISPsystem__Debian-12')).toBe(2)
    expect(osId(inventory, 'local__Debian-12')).toBe(1)
    expect(osId(inventory, 'ISPSYSTEM__Debian-12')).toBeUndefined()
    expect(osId(inventory, 'Debian-12')).toBeUndefined()
  })

  it('is the first cluster, or the one that is named', () => {
    expect(clusterId(inventory)).toBe(2)
    expect(clusterId(inventory, 'spare')).toBe(1)
    expect(clusterId(inventory, 'Spare')).toBeUndefined()
    expect(clusterId(empty)).toBeUndefined()
  })

  it('is a preset by name', () => {
    expect(presetId(inventory, 'small')).toBe(3)
    expect(presetId(inventory, 'Small')).toBeUndefined()
  })

  it('is nothing where the item has no number for an id', () => {
    expect(presetId(inventory, 'odd')).toBeUndefined()
    expect(presetId(inventory, 'bare')).toBeUndefined()
  })

  it('is the first cluster, where there is one', () => {
    expect(clusterId(inventory)).toBe(2)
    expect(clusterId(empty)).toBeUndefined()
  })
})

describe('the wish for a pool', () => {
  it('is the id of the pool with that name, and nothing where none is chosen or there', () => {
    const inventory = { clusters: [], oses: [], presets: [], pools: [{ id: 3, name: 'main' }, { id: 4 }] }
    expect(poolWish(inventory, 'main')).toEqual({ ipv4_pool: [3] })
    expect([poolWish(inventory), poolWish(inventory, 'other')]).toEqual([{}, {}])
  })
})

describe('inventoryCache', () => {
  it('reads once for all who ask, at once or later', async () => {
    const { api, calls } = testClient(scripted(full))
    const inventory = inventoryCache(api)
    const [first, second] = await Promise.all([inventory(), inventory()])
    expect(await inventory()).toBe(first)
    expect(second).toBe(first)
    expect(calls).toHaveLength(5)
  })

  it('tries anew after it could not be read', async () => {
    const { api } = testClient(scripted({ ...full, 'GET /vm/v3/os': [json('<html>', 500), listed()] }))
    const inventory = inventoryCache(api)
    expect(await inventory()).toEqual({ reason: 'refused-500' })
    expect(await inventory()).toMatchObject({ oses: [] })
  })
})
