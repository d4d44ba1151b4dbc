import type { UserUpdateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { isAdministrator } from '../../access.ts'
import { type ItemView, itemOf } from '../../lists/select-items.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { ownerOf } from '../../world/disks.ts'
import type { World } from '../../world/world.ts'
import { createToken } from '../auth/create-token.ts'
import { withUser } from './with-user.ts'
import type { Account } from '../../world/entities.ts'
import { shownAgain } from '../../views/shown-again.ts'

/** `GET /vm/v3/user/{user_id}`. */
const userView: ItemView<Account, World> = {
  fields: {
    id: (user) => user.id,
    email: (user) => user.email,
    roles: (user) => user.roles,
    state: (user) => user.state ?? 'active',
    auth_source: () => 'local',
    ...shownAgain({ full_name: '', phone_number: '', lang: 'en' }),
  },
  lookups: {},
}

/** `GET /vm/v3/user/{user_id}`. */
export const userRead: OperationHandler = withUser((user, { world }) => ok(itemOf(user, userView, world)))

/**
 * `POST /vm/v3/user/{user_id}` and its `/password`: only administrators change roles. A present password that is
 * given must be right; a password makes one who was invited active.
 */
export const userUpdate: OperationHandler = withUser((user, { body, account }) => {
  const { roles, password, old_password: oldPassword, ...told } = body as UserUpdateRequest
  const isFree = account !== undefined && isAdministrator(account)
  if (roles !== undefined && !isFree) return refuse('forbidden', { name: '/roles' })
  if (oldPassword !== undefined && oldPassword !== user.password) {
    return refuse('invalid-value', { name: '/old_password', expected: 'the present password' })
  }
  user.roles = roles ?? user.roles
  user.told = { ...user.told, ...told }
  if (password) {
    user.password = password
    if (user.state === 'invited') user.state = 'active'
  }
  return ok({ id: user.id })
})

/** `DELETE /vm/v3/user/{user_id}`: not while machines, disks, images or virtual networks are theirs. */
export const userDelete: OperationHandler = withUser((user, { world }) => {
  const { id } = user
  if (ownsAnything(world, id)) return refuse('in-use', { id })
  world.accounts.delete(user)
  world.accountLimits.delete(id)
  for (const key of world.sshKeys.with('accountId', id) ?? []) world.sshKeys.delete(key)
  endSessions(world, id)
  return ok({ id })
})

function ownsAnything(world: World, accountId: number): boolean {
  const { hosts, disks, images, vxlans } = world
  const things = [...hosts.all(), ...images.all(), ...vxlans.all()]
  return (
    things.some((thing) => thing.accountId === accountId) ||
    [...disks.all()].some((disk) => ownerOf(world, disk) === accountId)
  )
}

/** `POST /vm/v3/user/{user_id}/suspend`: their sessions end, and they can begin none. */
export const userSuspend: OperationHandler = withUser((user, { world }) => {
  user.state = 'suspended'
  endSessions(world, user.id)
  return ok({ id: user.id })
})

/** `POST /vm/v3/user/{user_id}/resume`. */
export const userResume: OperationHandler = withUser((user) => {
  user.state = user.password === undefined ? 'invited' : 'active'
  return ok({ id: user.id })
})

/** `POST /vm/v3/user/{user_id}/key`: a key that opens one session of that user. */
export const userKeyUpdate: OperationHandler = withUser((user, { world }) =>
  ok({ id: user.id, key: createToken(world, user, { isKey: true }) }),
)

/** Ends every session of an account, and takes back the keys that would begin one. */
function endSessions({ sessions, keys }: World, accountId: number): void {
  for (const grants of [sessions, keys]) {
    for (const [token, grant] of grants) if (grant.accountId === accountId) grants.delete(token)
  }
}
