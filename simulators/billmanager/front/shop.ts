import { type Tariff, tariffs } from '../../platform/tariff.ts'
import type { BillmanagerSettings } from '../billmanager-settings.ts'
import { periodPrice } from '../money.ts'

/** The only data center. */
export const datacenter: { readonly id: string; readonly name: string } = { id: '1', name: 'Main' }

/** The only add-on of all tariffs: how many IPv4 addresses. */
export const addressesAddon: { readonly id: string; readonly most: number } = { id: '10', most: 16 }

/** The tariff with this id, which is its place in the list, from 1. */
export function tariffWith(id: string | undefined): Tariff | undefined {
  return tariffs.find((tariff) => pricelistId(tariff.name) === id)
}

/** Id of the tariff of this name. */
export function pricelistId(name: string): string {
  return String(tariffs.findIndex((tariff) => tariff.name === name) + 1)
}

/** What can be paid for at once: a month, a day (-50) or everything (0). */
export function periodOf({ billing }: Pick<BillmanagerSettings, 'billing'>): string {
  return { monthly: '1', daily: '-50', once: '0' }[billing]
}

/** What a period of the tariff costs, as `300.00`. */
export function priceText(tariff: Tariff, { billing }: Pick<BillmanagerSettings, 'billing'>): string {
  return (periodPrice(tariff, billing) / 100).toFixed(2)
}
