import { seesHost } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import { itemOf } from '../../lists/select-items.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import { abortTask } from '../../tasks/end-task.ts'
import { taskView } from '../../views/task-view.ts'
import type { Task } from '../../world/entities.ts'

/** `GET /vm/v3/task`: clients see the tasks of their own machines. */
export const taskList: OperationHandler = (call) => {
  const { world, account } = call
  const isVisible = ({ hostId, visibleFromMs }: Task): boolean =>
    visibleFromMs <= world.nowMs && seesHost(account, world.hosts.get(hostId))
  return listReply(call, world.tasks.all(), taskView, isVisible)
}

/** `GET /vm/v3/task/{task_id}`. */
export const taskRead: OperationHandler = withTask((task, { world }) =>
  ok({ task: itemOf(task, taskView, world) }),
)

/** `POST /vm/v3/task/{task_id}/abort`: what has ended stays as it ended. */
export const taskAbort: OperationHandler = withTask((task, { world }) => {
  if (task.endedAtMs === undefined) abortTask(world, task)
  return ok({ id: task.id })
})

/** `DELETE /vm/v3/task/{task_id}/delete`: an ended task leaves the list; one under way stays. */
export const taskDelete: OperationHandler = withTask((task, { world }) => {
  if (task.endedAtMs === undefined) return refuse('in-use', { task_id: task.id, status: task.status })
  world.tasks.delete(task)
  return ok({ id: task.id })
})

function withTask(handler: (task: Task, call: Call) => Reply): OperationHandler {
  return (call) => {
    const task = call.world.tasks.get(Number(call.pathParams['task_id']))
    if (task === undefined || task.visibleFromMs > call.world.nowMs)
      return refuse('instance-not-found', { task_id: call.pathParams['task_id'] })
    const isVisible = seesHost(call.account, call.world.hosts.get(task.hostId))
    return isVisible ? handler(task, call) : refuse('forbidden', { task_id: task.id })
  }
}
