import type { World } from '../world/world.ts'
import { happen } from './happen.ts'
import { stepTask } from './step-task.ts'

/** Lets everything happen that is due up to `toMs`, each thing at its own time. */
export function advance(world: World, toMs: number): void {
  let due = world.agenda.peek()
  while (due !== undefined && due.atMs <= toMs) {
    world.agenda.pop()
    world.nowMs = due.atMs
    if ('taskId' in due.what) stepTask(world, due.what.taskId)
    else happen(world, due.what)
    due = world.agenda.peek()
  }
  world.nowMs = Math.max(world.nowMs, toMs)
}

/** When the next thing is due, in ms; undefined when the world is at rest. */
export function nextDueMs(world: World): number | undefined {
  return world.agenda.peek()?.atMs
}
