import { listReply } from '../../list-reply.ts'
import type { OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import {
  accountLimitsDelete,
  accountLimitsRead,
  accountLimitsUpdate,
  limitsList,
  roleLimitsDelete,
  roleLimitsRead,
  roleLimitsUpdate,
} from './limits-operations.ts'
import {
  userDelete,
  userKeyUpdate,
  userRead,
  userResume,
  userSuspend,
  userUpdate,
} from './user-operations.ts'
import type {
  AccountCreateRequest,
  AclCreateRequest,
  SshKeyCreateRequest,
  UserInviteRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { ok, refuse } from '../../reply.ts'
import { addAccount, findAccount } from '../../world/accounts.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { SshKey } from '../../world/platform-entities.ts'
import type { World } from '../../world/world.ts'
import { withUser } from './with-user.ts'
import type { Account, Host } from '../../world/entities.ts'

/** Items of `GET /vm/v3/account`: with what their machines have together. */
const accountView: ItemView<Account, World> = {
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

/** `POST /vm/v3/invite`: an account without a password, so that nobody logs in before one is set. */
const userInvite: OperationHandler = ({ world, body }) => {
  const { email, role } = body as UserInviteRequest
  if (findAccount(world, email) !== undefined) return refuse('account-exists', { email })
  return ok({ id: addAccount(world, { email, password: undefined, roles: [role] }).id })
}

/** `POST /vm/v3/reinvite`: somebody who was invited and has not come yet; the role is that of the last invitation. */
const userInviteAgain: OperationHandler = ({ world, body }) => {
  const { email, role } = body as UserInviteRequest
  const user = findAccount(world, email)
  if (user?.state !== 'invited') return refuse('instance-not-found', { email })
  user.roles = [role]
  return ok({ id: user.id })
}

const sshKeyView: ItemView<SshKey, World> = {
  fields: {
    id: (key) => key.id,
    name: (key) => key.name,
    ssh_pub_key: (key) => key.publicKey,
  },
  lookups: {},
}

/** `GET /auth/v4/user/{user}/sshkey`, and the same at the older service. */
const sshKeyList: OperationHandler = withUser(({ id }, call) =>
  listReply(call, call.world.sshKeys.with('accountId', id) ?? [], sshKeyView),
)

/** `POST /auth/v4/user/{user}/sshkey`, and the same at the older service. */
const sshKeyCreate: OperationHandler = withUser(({ id: accountId }, { world, body }) => {
  const { name, ssh_pub_key: publicKey } = body as SshKeyCreateRequest
  return ok({ id: world.sshKeys.add((id) => ({ id, accountId, name, publicKey })).id })
})

/** `POST /auth/v4/acl`: kept, and without effect, since no request here has an address that it comes from. */
const aclCreate: OperationHandler = ({ world, body }) => {
  const { name, ip_list: addresses, members } = body as AclCreateRequest
  return ok({ id: world.accessLists.add((id) => ({ id, name, addresses, members })).id })
}

/** `POST /vm/v3/account`: one account per e-mail, whatever its case. */
const accountCreate: OperationHandler = ({ world, body }) => {
  const { email, password, role, ...told } = body as AccountCreateRequest
  const [existing] = world.accounts.with('login', email.toLowerCase()) ?? []
  if (existing !== undefined) return refuse('account-exists', { email })
  return ok({ id: addAccount(world, { email, password, roles: [role], told }).id })
}

/** The accounts of clients: who they are, what they may have, and how they get in. */
export const accountOperations: OperationHandlers = {
  'account-list': (call) => listReply(call, call.world.accounts.all(), accountView),
  'account-create': accountCreate,
  'user-read': userRead,
  'user-update': userUpdate,
  'user-delete': userDelete,
  'user-suspend': userSuspend,
  'user-resume': userResume,
  'user-password': userUpdate,
  'user-key-update': userKeyUpdate,
  'user-invite': userInvite,
  'user-invite-again': userInviteAgain,
  'user-limits-list': limitsList,
  'account-limits-read': accountLimitsRead,
  'account-limits-update': accountLimitsUpdate,
  'account-limits-delete': accountLimitsDelete,
  'role-limits-read': roleLimitsRead,
  'role-limits-update': roleLimitsUpdate,
  'role-limits-delete': roleLimitsDelete,
  'ssh-key-list': sshKeyList,
  'ssh-key-list-v3': sshKeyList,
  'ssh-key-create': sshKeyCreate,
  'ssh-key-create-v3': sshKeyCreate,
  'acl-create': aclCreate,
}
