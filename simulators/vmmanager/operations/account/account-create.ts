import type { AccountCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { addAccount } from '../../world/add-account.ts'

/** `POST /vm/v3/account`: one account per e-mail, whatever its case. */
export const accountCreate: OperationHandler = ({ world, body }) => {
  const { email, password, role, ...told } = body as AccountCreateRequest
  const [existing] = world.accounts.with('login', email.toLowerCase()) ?? []
  if (existing !== undefined) return refuse('account-exists', { email })
  return ok({ id: addAccount(world, { email, password, roles: [role], told }).id })
}
