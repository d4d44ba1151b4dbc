import type { AccountCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'

/** `POST /vm/v3/account`: one account per e-mail, whatever its case. */
export const accountCreate: OperationHandler = ({ world, body }) => {
  const { email, password, role } = body as AccountCreateRequest
  const login = email.toLowerCase()
  const [existing] = world.accounts.with('login', login) ?? []
  if (existing !== undefined) return refuse('account-exists', { email })
  const account = world.accounts.add((id) => ({ id, email, login, password, roles: [role] }))
  return ok({ id: account.id })
}
