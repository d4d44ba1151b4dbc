import type { Call, OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { seesHost } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import { type ItemView, itemOf } from '../../lists/select-items.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import { abortTask } from '../../tasks/end-task.ts'
import type { Task } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'

/** Items of `GET /vm/v3/task`. */
const taskView: ItemView<Task, World> = {
  fields: {
    id: (task) => task.id,
    consul_id: (task) => task.consulId,
    name: (task) => task.name,
    status: (task, world) => (task.status === 'failed' ? world.dialect.failedTaskStatus : task.status),
    defer_reason: () => '',
    output: (task) => task.output,
    waiting_time: (task, world) => wholeSeconds(task.createdAtMs, task.startedAtMs ?? world.nowMs),
    running_time: (task, world) =>
      task.startedAtMs === undefined ? null : wholeSeconds(task.startedAtMs, task.endedAtMs ?? world.nowMs),
  },
  lookups: {
    id: (value, world) => world.tasks.with('id', value),
    consul_id: (value, world) => world.tasks.with('consulId', Number(value)),
  },
}

function wholeSeconds(fromMs: number, toMs: number): number {
  return Math.floor((toMs - fromMs) / 1000)
}

/** `GET /vm/v3/task`: clients see the tasks of their own machines. */
const taskList: OperationHandler = (call) => {
  const { world, account } = call
  const isVisible = ({ hostId, visibleFromMs }: Task): boolean =>
    visibleFromMs <= world.nowMs && seesHost(account, world.hosts.get(hostId))
  return listReply(call, world.tasks.all(), taskView, isVisible)
}

/** `GET /vm/v3/task/{task_id}`. */
const taskRead: OperationHandler = withTask((task, { world }) => ok({ task: itemOf(task, taskView, world) }))

/** `POST /vm/v3/task/{task_id}/abort`: what has ended stays as it ended. */
const taskAbort: OperationHandler = withTask((task, { world }) => {
  if (task.endedAtMs === undefined) abortTask(world, task)
  return ok({ id: task.id })
})

/** `DELETE /vm/v3/task/{task_id}/delete`: an ended task leaves the list; one under way stays. */
const taskDelete: OperationHandler = withTask((task, { world }) => {
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

/** What clients ask about jobs under way. */
export const taskOperations: OperationHandlers = {
  'task-list': taskList,
  'task-read': taskRead,
  'task-abort': taskAbort,
  'task-delete': taskDelete,
}
