import type { SshKeyCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import type { SshKey } from '../../world/platform-entities.ts'
import type { World } from '../../world/world.ts'
import { withUser } from './with-user.ts'

const sshKeyView: ItemView<SshKey, World> = {
  fields: {
    id: (key) => key.id,
    name: (key) => key.name,
    ssh_pub_key: (key) => key.publicKey,
  },
  lookups: {},
}

/** `GET /auth/v4/user/{user}/sshkey`, and the same at the older service. */
export const sshKeyList: OperationHandler = withUser(({ id }, call) =>
  listReply(call, call.world.sshKeys.with('accountId', id) ?? [], sshKeyView),
)

/** `POST /auth/v4/user/{user}/sshkey`, and the same at the older service. */
export const sshKeyCreate: OperationHandler = withUser(({ id: accountId }, { world, body }) => {
  const { name, ssh_pub_key: publicKey } = body as SshKeyCreateRequest
  return ok({ id: world.sshKeys.add((id) => ({ id, accountId, name, publicKey })).id })
})
