import { isTrouble, type Outcome } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { UnknownItem } from './unknown-item.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/**
 * Gives an address of a machine a reverse name, at once; a reason when it cannot: `no-address` where the machine has
 * none, or not that one. When the reply is lost it looks at the address.
 *
 * @param ip - the first one when absent
 */
export async function setPtr(
  api: VmmanagerApi,
  host: number,
  domain: string,
  ip?: string,
): Promise<string | undefined> {
  const address = await findAddress(api, host, ip)
  if (isTrouble(address)) return reasonOf(address.trouble)
  const id = address?.['id']
  if (typeof id !== 'number') return 'no-address'
  const set = await api.machine.setPtr(id, domain)
  if (!isTrouble(set)) return undefined
  if (set.trouble.kind !== 'unknown') return reasonOf(set.trouble)
  const now = await findAddress(api, host, ip)
  return !isTrouble(now) && now?.['domain'] === domain ? undefined : 'unknown-outcome'
}

async function findAddress(
  api: VmmanagerApi,
  host: number,
  ip: string | undefined,
): Promise<Outcome<UnknownItem | undefined>> {
  const addresses = await api.machine.addresses(host)
  if (isTrouble(addresses)) return addresses
  return ip === undefined ? addresses[0] : addresses.find((each) => each['ip_addr'] === ip)
}
