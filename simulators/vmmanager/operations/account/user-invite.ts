import type { UserInviteRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { addAccount } from '../../world/add-account.ts'
import { findAccount } from '../../world/find-account.ts'

/** `POST /vm/v3/invite`: an account without a password, so that nobody logs in before one is set. */
export const userInvite: OperationHandler = ({ world, body }) => {
  const { email, role } = body as UserInviteRequest
  if (findAccount(world, email) !== undefined) return refuse('account-exists', { email })
  return ok({ id: addAccount(world, { email, password: undefined, roles: [role] }).id })
}

/** `POST /vm/v3/reinvite`: somebody who was invited and has not come yet; the role is that of the last invitation. */
export const userInviteAgain: OperationHandler = ({ world, body }) => {
  const { email, role } = body as UserInviteRequest
  const user = findAccount(world, email)
  if (user?.state !== 'invited') return refuse('instance-not-found', { email })
  user.roles = [role]
  return ok({ id: user.id })
}
