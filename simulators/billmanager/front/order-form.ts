import type { Tariff } from '../../platform/tariff.ts'
import { type DocNode, option, select, text } from './doc/doc-node.ts'
import type { Front } from './front.ts'
import { addressesAddon, datacenter, periodOf, pricelistId } from './shop.ts'

/** The form of an order: what it asks for, each field as it is filled in at first, and what selects offer. */
export function orderForm(front: Front, tariff: Tariff, periodField: string): readonly DocNode[] {
  const period = periodOf(front.settings)
  return [
    text('pricelist', pricelistId(tariff.name)),
    text('datacenter', datacenter.id),
    text(periodField, period),
    text('domain', ''),
    text('ostempl', tariff.os),
    text('recipe', 'null'),
    text('autoprolong', period),
    text(`addon_${addressesAddon.id}`, '1'),
    select('ostempl', ...systemOptions(front)),
    select('recipe', option('null', '--')),
    select(periodField, option(period, period)),
    select('autoprolong', option('null', '--'), option(period, period)),
  ]
}

/** The operating systems that are on sale. */
export function systemOptions({ billmanager }: Pick<Front, 'billmanager'>): readonly DocNode[] {
  return [...billmanager.offers().oses].flatMap(([name, isOn]) =>
    isOn ? [option(name, name.replace(/^.*?__/, ''))] : [],
  )
}

/** True for the internal name of a system that is on sale. */
export function isOnSale({ billmanager }: Pick<Front, 'billmanager'>, os: string): boolean {
  return billmanager.offers().oses.get(os) === true
}
