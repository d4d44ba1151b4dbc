import type { Task } from '../world/entities.ts'
import { schedule, type World } from '../world/world.ts'
import { tasksOf } from './tasks-of.ts'
import { tellTask } from './tell-task.ts'
import { undoWish } from './undo-wish.ts'

/** Ends a task under way before its time, as when its host is deleted. */
export function abortTask(world: World, task: Task): void {
  endTask(world, task, 'aborted')
}

/** Ends a task; what it had reserved and not used goes back, and the next task of its machine may begin. */
export function endTask(
  world: World,
  task: Task,
  status: 'complete' | 'failed' | 'aborted',
  stage?: string,
): void {
  task.status = status
  task.endedAtMs = world.nowMs
  if (status !== 'complete') undoWish(world, task.wish)
  tellTask(world, task, stage)
  const next = tasksOf(world, task.hostId).find(({ endedAtMs }) => endedAtMs === undefined)
  // One that is not ready yet wakes by itself.
  if (next?.status === 'created' && next.readyAtMs <= world.nowMs)
    schedule(world, world.nowMs, { taskId: next.id })
}
