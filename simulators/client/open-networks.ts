import { changeNetworks, type LimitChange } from './change-networks.ts'
import { ensureAccount } from './ensure-account.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/**
 * Lets a client have so many virtual networks more, with an account where there was none: what opening the product
 * "virtual networks" means (BILLmanager documentation, VMmanager 6 IaaS); no machine is made.
 *
 * @param change - the same for all tries of one opening
 */
export async function openNetworks(
  api: VmmanagerApi,
  client: { readonly email: string; readonly password: string },
  count: number,
  change: LimitChange = {},
): Promise<{ readonly account: number } | { readonly reason: string }> {
  const owner = await ensureAccount(api, client)
  if ('reason' in owner) return owner
  const reason = await changeNetworks(api, owner.account, count, change)
  return reason === undefined ? owner : { reason }
}
