import type { ItemView } from '../lists/select-items.ts'
import type { Account } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/account`. */
export const accountView: ItemView<Account, World> = {
  fields: {
    id: (account) => account.id,
    email: (account) => account.email,
    state: () => 'active',
    auth_source: () => 'local',
    roles: (account) => account.roles,
    host_count: (account, world) => hostIds(account, world).length,
    host_ids: (account, world) => hostIds(account, world),
  },
  lookups: {
    id: (value, world) => world.accounts.with('id', value),
    email: (value, world) => world.accounts.with('email', value),
  },
}

function hostIds(account: Account, world: World): readonly number[] {
  return Array.from(world.hosts.with('accountId', account.id) ?? [], (host) => host.id)
}
