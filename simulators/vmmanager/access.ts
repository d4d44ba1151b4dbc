import type { Operation } from '../../contracts/vmmanager/contract.ts'
import type { Account, Host } from './world/entities.ts'

/** What a client may call on machines of their own and about themselves. Inferred; only the roles are documented. */
const clientOperations: ReadonlySet<string> = new Set([
  'whoami',
  'token-create-long',
  'token-delete',
  'session-delete',
  'host-list',
  'host-read',
  'host-update',
  'host-start',
  'host-stop',
  'host-restart',
  'host-reinstall',
  'host-password',
  'host-ipv4-list',
  'host-ipv6-read',
  'host-history',
  'task-list',
  'task-read',
  'os-list',
])

/** What an advanced user may call besides: the making, changing and deleting of machines. */
const advancedOperations: ReadonlySet<string> = new Set([
  'host-create',
  'host-delete',
  'host-resource',
  'host-ip',
  'disk-update',
  'cluster-list',
  'preset-list',
  'ippool-list',
])

export function isAdministrator({ roles }: Account): boolean {
  return roles.includes('@admin')
}

/** True for the roles that see what belongs to others: `@admin` and `@admin.readonly`. */
function seesAll({ roles }: Account): boolean {
  return roles.some((role) => role.startsWith('@admin'))
}

/** True when the roles of the account let it call the operation at all. */
export function mayCall(account: Account, { id, method }: Operation): boolean {
  if (isAdministrator(account)) return true
  if (account.roles.includes('@admin.readonly')) return method === 'GET'
  return clientOperations.has(id) || (account.roles.includes('@advanced_user') && advancedOperations.has(id))
}

/** True when the machine is the account's own, or the account sees all. Nobody who is not logged in sees any. */
export function seesHost(account: Account | undefined, host: Host | undefined): boolean {
  return account !== undefined && (seesAll(account) || host?.accountId === account.id)
}
