import type {
  HostAccountRequest,
  HostUpdateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { withHost, withMadeHost } from './with-host.ts'

/** `POST /vm/v3/host/{host_id}`: name and comment, at once; the rest is kept. */
export const hostUpdate: OperationHandler = withHost((host, { world, body }) => {
  const { name = host.name, comment = host.comment, ...told } = body as HostUpdateRequest
  world.hosts.update(host, (row) => Object.assign(row, { name, comment, told: { ...host.told, ...told } }))
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/account`: another owner, at once. */
export const hostAccount: OperationHandler = withHost((host, { world, body }) => {
  const { account } = body as HostAccountRequest
  if (world.accounts.get(account) === undefined) return refuse('instance-not-found', { account })
  world.hosts.update(host, (row) => Object.assign(row, { accountId: account }))
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/password`: a task sets it; the password itself is kept nowhere. */
export const hostPassword: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_change_password', host).consulId }),
)
