import { isTrouble } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'
import { ensureAccount } from './ensure-account.ts'

/** What is remembered of one change of a limit between its tries. */
export interface LimitChange {
  /** The limit before the first try. */
  before?: number
}

/**
 * Lets an account have so many virtual networks more, or fewer; gives a reason when it cannot. Who has no limit yet
 * gets this one. Nothing is changed twice: when a reply is lost it looks at the limit, at the latest in the next try;
 * a limit that is neither what it was nor what it should be gives `limit-changed`.
 */
export async function changeNetworks(
  api: VmmanagerApi,
  account: number,
  difference: number,
  change: LimitChange,
): Promise<string | undefined> {
  const now = await readLimit(api, account)
  if (typeof now === 'string') return now
  change.before ??= now
  const wanted = Math.max(0, change.before + difference)
  if (now === wanted && now !== change.before) return undefined
  if (now !== change.before) return 'limit-changed'
  const set = await api.setAccountLimits(account, { vxlan_count_total: wanted })
  if (!isTrouble(set)) return undefined
  if (set.trouble.kind !== 'unknown') return reasonOf(set.trouble)
  return (await readLimit(api, account)) === wanted ? undefined : 'unknown-outcome'
}

/** The limit, or why it cannot be known. */
async function readLimit(api: VmmanagerApi, account: number): Promise<number | string> {
  const limits = await api.accountLimits(account)
  if (isTrouble(limits)) return reasonOf(limits.trouble)
  const { vxlan_count_total: total } = limits
  return typeof total === 'number' ? total : 0
}

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
