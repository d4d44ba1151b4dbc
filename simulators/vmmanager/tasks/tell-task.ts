import type { Task } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Tells the world how a task stands. */
export function tellTask(world: World, task: Task, stage?: string): void {
  const { consulId, name, hostId, status } = task
  const fact = { type: 'task', task: consulId, name, host: hostId, status } as const
  world.tell(stage === undefined ? fact : { ...fact, stage }, world.nowMs)
}
