import type { Tariff } from '../../platform/tariff.ts'
import { type DocNode, option, select, text } from './documents.ts'
import type { Front } from './front.ts'
import { addressesAddon, datacenter, periodOf, pricelistId } from './shop.ts'
import type { Service } from '../service.ts'
import type { FrontCall } from './front-call.ts'
import { FrontError } from './front-error.ts'

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

/** The name that the machine of a service has in DNS: what the client wished, else one that is made up. */
export function domainOf(
  { identities }: Pick<Front, 'identities'>,
  { name, request }: Pick<Service, 'name' | 'request'>,
): string {
  return request.domain ?? identities.machine(name).domain
}

/**
 * How many IPv4 addresses the add-ons of a call ask for; undefined where they say nothing.
 *
 * @throws FrontError value
 */
export function readAddresses(call: FrontCall): number | undefined {
  let addresses: number | undefined
  for (const [id, value] of call.fieldsOf('addon_')) {
    const isNumber = /^\d{1,2}$/.test(value) && Number(value) <= addressesAddon.most
    if (id !== addressesAddon.id || !isNumber) throw new FrontError('value', `addon_${id}`)
    addresses = Number(value)
  }
  return addresses
}
