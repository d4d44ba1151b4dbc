import { type Inventory, osName, readInventory } from '../client/inventory.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import { tariffs } from '../platform/tariff.ts'
import type { BillmanagerContext } from './billmanager-context.ts'
import { type ActionResult, doneExcept, failed } from './action-result.ts'
import { type UnknownItem, isTrouble } from '../client/outcome.ts'
import { reasonOf } from '../client/reason-of.ts'
import type { Service } from './service.ts'

/** What billing and VMmanager do not know of each other (BILLmanager documentation, VM autodiscovering). */
export interface Discovered {
  /** Machines that belong to no service; `order` where the name tells whose they may be. */
  readonly machines: readonly { readonly host: number; readonly name: string; readonly order?: string }[]
  /** Services that should have a machine and have none. */
  readonly services: readonly { readonly order: string; readonly service: number }[]
}

export const nothingDiscovered: Discovered = { machines: [], services: [] }

/** Compares all machines with all services. */
export async function autodiscover(
  { surroundings }: Pick<BillmanagerContext, 'surroundings'>,
  services: readonly Readonly<Service>[],
): Promise<{ readonly discovered: Discovered; readonly result: ActionResult }> {
  const items = await new VmmanagerApi(surroundings.client).hosts()
  if (isTrouble(items)) return { discovered: nothingDiscovered, result: failed(reasonOf(items.trouble)) }
  const discovered = compare(items, services)
  const { machines, services: bare } = discovered
  const counts = [`without-service: ${machines.length}`, `without-machine: ${bare.length}`]
  return { discovered, result: doneExcept(counts) }
}

function compare(items: readonly UnknownItem[], services: readonly Readonly<Service>[]): Discovered {
  const living = services.filter(({ status }) => status !== 'deleted')
  const served = new Set(living.map(({ host }) => host))
  const byName = new Map(services.map((service) => [service.name, service.request.order]))
  const present = new Set(items.map(({ id }) => Number(id)))
  return {
    machines: items
      .filter(({ id }) => !served.has(Number(id)))
      .map(({ id, name }) => {
        const order = byName.get(String(name))
        return { host: Number(id), name: String(name), ...(order !== undefined && { order }) }
      }),
    services: living
      .filter(({ status }) => status === 'active' || status === 'suspended')
      .filter(({ host }) => host === undefined || !present.has(host))
      .map(({ id, request }) => ({ order: request.order, service: id })),
  }
}

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
  context: BillmanagerContext,
  offers: Offers,
): Promise<{ readonly offers: Offers; readonly result: ActionResult }> {
  const inventory = await readInventory(new VmmanagerApi(context.surroundings.client))
  if ('reason' in inventory) return { offers, result: failed(inventory.reason) }
  context.inventory = () => Promise.resolve(inventory)
  const oses = switchValues(offers.oses, inventory.oses.map(osName))
  const presets = switchValues(offers.presets, presetNames(inventory))
  const counts = [
    `added: ${oses.added.length + presets.added.length}`,
    `switched-off: ${oses.switchedOff.length + presets.switchedOff.length}`,
  ]
  return { offers: { oses: oses.values, presets: presets.values }, result: doneExcept(counts) }
}

function presetNames({ presets }: Inventory): readonly string[] {
  return presets.map(({ name }) => String(name))
}

/** Values that may be offered with tariffs, by their names, and whether they are. */
type OfferedValues = ReadonlyMap<string, boolean>

/** What a synchronisation has changed. */
interface SwitchedValues {
  readonly values: OfferedValues
  /** Names that are new; they are off, as BILLmanager adds them. */
  readonly added: readonly string[]
  /** Names that were on and are gone from the panel. */
  readonly switchedOff: readonly string[]
}

/**
 * Brings values up to date with the panel: those that it lacks are switched off, new ones are added and are off
 * (ivkrak/IPSsystemTask, billmgr/misc.py, `sync_itemtype_param`). One that comes back stays off until a person
 * switches it on; inferred.
 */
export function switchValues(values: OfferedValues, present: readonly string[]): SwitchedValues {
  const there = new Set(present)
  const added = [...there].filter((name) => !values.has(name))
  const kept = [...values].map(([name, isOn]) => [name, isOn && there.has(name)] as const)
  const switchedOff = [...values].flatMap(([name, isOn]) => (isOn && !there.has(name) ? [name] : []))
  return { values: new Map([...kept, ...added.map((name) => [name, false] as const)]), added, switchedOff }
}
