import { type Inventory, readInventory } from './inventory.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/** Gives what was read once, or a reason when it cannot be read. */
export type ReadCachedInventory = () => Promise<Inventory | { readonly reason: string }>

/** Reads the inventory once and keeps it. A failed reading is tried anew. */
export function inventoryCache(api: VmmanagerApi): ReadCachedInventory {
  let reading: ReturnType<ReadCachedInventory> | undefined
  return async () => {
    reading ??= readInventory(api)
    const inventory = await reading
    if ('reason' in inventory) reading = undefined
    return inventory
  }
}
