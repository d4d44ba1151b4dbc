import { ensureAccount } from './ensure-account.ts'
import { isTrouble } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/**
 * Lets a client have so many virtual networks more, with an account where there was none: what opening the product
 * "virtual networks" means (BILLmanager documentation, VMmanager 6 IaaS); no machine is made. Who has no limit yet gets
 * this one. When the reply is lost it looks at the limit.
 */
export async function openNetworks(
  api: VmmanagerApi,
  client: { readonly email: string; readonly password: string },
  count: number,
): Promise<{ readonly account: number } | { readonly reason: string }> {
  const owner = await ensureAccount(api, client)
  if ('reason' in owner) return owner
  const { account } = owner
  const limits = await api.accountLimits(account)
  if (isTrouble(limits)) return { reason: reasonOf(limits.trouble) }
  const { vxlan_count_total: before } = limits
  const wanted = (typeof before === 'number' ? before : 0) + count
  const set = await api.setAccountLimits(account, { vxlan_count_total: wanted })
  if (!isTrouble(set)) return { account }
  if (set.trouble.kind !== 'unknown') return { reason: reasonOf(set.trouble) }
  const now = await api.accountLimits(account)
  const isSet = !isTrouble(now) && now['vxlan_count_total'] === wanted
  return isSet ? { account } : { reason: 'unknown-outcome' }
}
