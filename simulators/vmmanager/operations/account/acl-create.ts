import type { AclCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'

/** `POST /auth/v4/acl`: kept, and without effect, since no request here has an address that it comes from. */
export const aclCreate: OperationHandler = ({ world, body }) => {
  const { name, ip_list: addresses, members } = body as AclCreateRequest
  return ok({ id: world.accessLists.add((id) => ({ id, name, addresses, members })).id })
}
