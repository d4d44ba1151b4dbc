import { isTrouble, type Outcome } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { UnknownItem } from './unknown-item.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/**
 * Gives the first address of a machine a reverse name, at once; a reason when it cannot: `no-address` where the
 * machine has none. When the reply is lost it looks at the address.
 */
export async function setPtr(api: VmmanagerApi, host: number, domain: string): Promise<string | undefined> {
  const first = await firstAddress(api, host)
  if (isTrouble(first)) return reasonOf(first.trouble)
  const id = first?.['id']
  if (typeof id !== 'number') return 'no-address'
  const set = await api.machine.setPtr(id, domain)
  if (!isTrouble(set)) return undefined
  if (set.trouble.kind !== 'unknown') return reasonOf(set.trouble)
  const now = await firstAddress(api, host)
  return !isTrouble(now) && now?.['domain'] === domain ? undefined : 'unknown-outcome'
}

async function firstAddress(api: VmmanagerApi, host: number): Promise<Outcome<UnknownItem | undefined>> {
  const addresses = await api.machine.addresses(host)
  return isTrouble(addresses) ? addresses : addresses[0]
}
