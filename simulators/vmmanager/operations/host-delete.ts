import type { OperationHandler } from '../operation-handler.ts'
import { ok, refuse } from '../reply.ts'
import { abortTask } from '../tasks/advance.ts'
import { createTask } from '../tasks/create-task.ts'

/** `DELETE /vm/v3/host/{host_id}`: ends what still runs on the host, then queues its removal. */
export const hostDelete: OperationHandler = ({ world, pathParams }) => {
  const host = world.hosts.get(Number(pathParams['host_id']))
  if (host === undefined) return refuse('instance-not-found', { host_id: pathParams['host_id'] })
  for (const task of world.tasks.with('hostId', host.id) ?? []) abortTask(world, task)
  return ok({ id: host.id, task: createTask(world, 'host_delete', host).consulId })
}
