import type { ItemView } from '../lists/select-items.ts'
import type { Task } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/task`. */
export const taskView: ItemView<Task, World> = {
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
