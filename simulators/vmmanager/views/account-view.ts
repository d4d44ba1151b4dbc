import type { ItemView } from '../lists/select-items.ts'
import type { Account, Host } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/account`: with what their machines have together. */
export const accountView: ItemView<Account, World> = {
  fields: {
    id: (account) => account.id,
    email: (account) => account.email,
    state: (account) => account.state ?? 'active',
    auth_source: () => 'local',
    roles: (account) => account.roles,
    host_count: (account, world) => hostsOf(account, world).length,
    cpu_count: (account, world) => total(account, world, 'cpuNumber'),
    ram_mib: (account, world) => total(account, world, 'ramMib'),
    hdd_mib: (account, world) => total(account, world, 'diskMib'),
    host_ids: (account, world) => hostsOf(account, world).map(({ id }) => id),
  },
  lookups: {
    id: (value, world) => world.accounts.with('id', value),
    email: (value, world) => world.accounts.with('email', value),
  },
}

function hostsOf(account: Account, world: World): readonly Host[] {
  return [...(world.hosts.with('accountId', account.id) ?? [])]
}

function total(account: Account, world: World, part: 'cpuNumber' | 'ramMib' | 'diskMib'): number {
  return hostsOf(account, world).reduce((sum, host) => sum + host[part], 0)
}
