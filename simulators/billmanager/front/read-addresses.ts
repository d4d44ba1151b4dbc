import type { FrontCall } from './front-call.ts'
import { FrontError } from './front-error.ts'
import { addressesAddon } from './shop.ts'

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
