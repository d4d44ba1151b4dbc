import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { withMadeHost } from './with-host.ts'

/** `POST /vm/v3/host/{host_id}/start`. */
export const hostStart: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_start', host).consulId }),
)

/** `POST /vm/v3/host/{host_id}/stop`. */
export const hostStop: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_stop', host).consulId }),
)

/** `POST /vm/v3/host/{host_id}/restart`: a stop and a start; clients follow `start_task`. */
export const hostRestart: OperationHandler = withMadeHost((host, { world }) => {
  const stop = createTask(world, 'host_stop', host)
  return ok({ id: host.id, task: stop.consulId, start_task: createTask(world, 'host_start', host).consulId })
})
