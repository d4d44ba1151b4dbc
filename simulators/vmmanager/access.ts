import type { Operation } from '../../contracts/vmmanager/contract.ts'
import type { Account, Host } from './world/entities.ts'
import type { Image } from './world/machine-entities.ts'

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
  'host-disk-list',
  'host-interface-list',
  'host-metrics',
  'host-rescue-mode',
  'host-iso-mount',
  'host-iso-cancel',
  'host-iso-finish',
  'host-vnc-read',
  'host-vnc-update',
  'host-lxd-console',
  'host-guest-agent',
  'host-run-recipe',
  'host-ptr-list',
  'host-ptr-create',
  'host-ptr-update',
  'host-ptr-delete',
  'host-snapshot-delete',
  'host-backup-list',
  'host-backup-create',
  'host-restore',
  'disk-list',
  'disk-backup-list',
  'disk-backup-create',
  'disk-restore',
  'backup-list',
  'backup-read',
  'backup-update',
  'backup-delete',
  'image-list',
  'image-read',
  'task-list',
  'task-read',
  'os-list',
  'ip-list',
  'ip-ptr',
  'user-read',
  'user-update',
  'user-password',
  'account-limits-read',
  'ssh-key-list',
  'ssh-key-create',
  'ssh-key-list-v3',
  'ssh-key-create-v3',
])

/** What an advanced user may call besides: the making, changing and deleting of machines. */
const advancedOperations: ReadonlySet<string> = new Set([
  'host-create',
  'host-delete',
  'host-resource',
  'host-ip',
  'disk-update',
  'host-clone',
  'host-ip-automation',
  'host-disk-attach',
  'host-disk-detach',
  'host-disk-order',
  'host-interface-create',
  'host-interface-update',
  'host-interface-delete',
  'host-image-create',
  'disk-create',
  'disk-delete',
  'image-update',
  'image-delete',
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
  return seesThingOf(account, host?.accountId)
}

/** The same for whatever else an account may own. */
export function seesThingOf(account: Account | undefined, ownerId: number | undefined): boolean {
  return account !== undefined && (seesAll(account) || ownerId === account.id)
}

/** The same for an image, which may be for all. */
export function seesImage(account: Account | undefined, { accountId, forAll }: Image): boolean {
  return seesThingOf(account, accountId) || (account !== undefined && forAll)
}
