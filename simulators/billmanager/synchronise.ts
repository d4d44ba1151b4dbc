import { type Inventory, osName, readInventory } from '../client/inventory.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import { tariffs } from '../platform/tariff.ts'
import type { Office } from './office.ts'
import { type OfferedValues, switchValues } from './switch-values.ts'
import { doneExcept, failed, type Tried } from './tried.ts'

/** What may be ordered: operating systems by their internal names, and VPS templates, which are presets. */
export interface Offers {
  readonly oses: OfferedValues
  readonly presets: OfferedValues
}

/** What the tariffs offer before anything was read of VMmanager. */
export function firstOffers(): Offers {
  return {
    oses: new Map(tariffs.map(({ os }) => [os, true])),
    presets: new Map(tariffs.map(({ name }) => [name, true])),
  }
}

/** Reads operating systems and presets anew; orders from now on go by what was read. */
export async function synchronise(
  office: Office,
  offers: Offers,
): Promise<{ readonly offers: Offers; readonly tried: Tried }> {
  const inventory = await readInventory(new VmmanagerApi(office.surroundings.client))
  if ('reason' in inventory) return { offers, tried: failed(inventory.reason) }
  office.inventory = () => Promise.resolve(inventory)
  const oses = switchValues(offers.oses, inventory.oses.map(osName))
  const presets = switchValues(offers.presets, presetNames(inventory))
  const counts = [
    `added: ${oses.added.length + presets.added.length}`,
    `switched-off: ${oses.switchedOff.length + presets.switchedOff.length}`,
  ]
  return { offers: { oses: oses.values, presets: presets.values }, tried: doneExcept(counts) }
}

function presetNames({ presets }: Inventory): readonly string[] {
  return presets.map(({ name }) => String(name))
}
