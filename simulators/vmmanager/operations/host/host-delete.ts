import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { abortTask } from '../../tasks/end-task.ts'
import { createTask } from '../../tasks/create-task.ts'
import { tasksOf } from '../../tasks/tasks-of.ts'
import { withHost } from './with-host.ts'

/**
 * `DELETE /vm/v3/host/{host_id}`: ends what still runs on the host, then queues its removal.
 * A host that is being deleted already goes on being deleted, so that no client follows an aborted deletion.
 */
export const hostDelete: OperationHandler = withHost((host, { world }) => {
  const running = tasksOf(world, host.id).filter(({ endedAtMs }) => endedAtMs === undefined)
  const removal = running.find(({ name }) => name === 'host_delete')
  if (removal !== undefined) return ok({ id: host.id, task: removal.consulId })
  for (const task of running) abortTask(world, task)
  return ok({ id: host.id, task: createTask(world, 'host_delete', host).consulId })
})
