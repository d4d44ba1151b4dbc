import { reasonOf } from './reason-of.ts'
import { type UnknownItem, isTrouble } from './outcome.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/** What a platform has to know of a VMmanager before it can sell from it. */
export interface Inventory {
  readonly clusters: readonly UnknownItem[]
  readonly oses: readonly UnknownItem[]
  readonly presets: readonly UnknownItem[]
  readonly pools: readonly UnknownItem[]
}

/** Reads clusters, operating systems, presets and address pools; gives a reason when it cannot. */
export async function readInventory(api: VmmanagerApi): Promise<Inventory | { readonly reason: string }> {
  const clusters = await api.clusters()
  if (isTrouble(clusters)) return { reason: reasonOf(clusters.trouble) }
  const oses = await api.oses()
  if (isTrouble(oses)) return { reason: reasonOf(oses.trouble) }
  const presets = await api.presets()
  if (isTrouble(presets)) return { reason: reasonOf(presets.trouble) }
  const pools = await api.pools()
  if (isTrouble(pools)) return { reason: reasonOf(pools.trouble) }
  return { clusters, oses, presets, pools }
}

/** The id of the operating system with BILLmanager's internal name, `<repository>__<template>`. */
export function osId(inventory: Inventory, internalName: string): number | undefined {
  return idOf(inventory.oses.find((os) => osName(os) === internalName))
}

/** BILLmanager's internal name of an operating system. */
export function osName(os: UnknownItem): string {
  return `${String(os['repository'])}__${String(os['name'])}`
}

/** The id of the preset with this name. */
export function presetId(inventory: Inventory, name: string): number | undefined {
  return idOf(inventory.presets.find((preset) => preset['name'] === name))
}

/** The id of the cluster with this name; of the first one when absent. */
export function clusterId({ clusters }: Inventory, name?: string): number | undefined {
  return idOf(name === undefined ? clusters[0] : clusters.find((cluster) => cluster['name'] === name))
}

/** The part of a request that asks for addresses of the pool with this name; nothing where no pool is chosen. */
export function poolWish({ pools }: Inventory, name?: string): { readonly ipv4_pool?: number[] } {
  const id = name === undefined ? undefined : idOf(pools.find((pool) => pool['name'] === name))
  return id === undefined ? {} : { ipv4_pool: [id] }
}

function idOf(item: UnknownItem | undefined): number | undefined {
  const id = item?.['id']
  return typeof id === 'number' ? id : undefined
}

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
