import type { Host, Task } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** Every task of a host, the oldest first. */
export function tasksOf(world: World, hostId: Host['id']): readonly Task[] {
  return [...(world.tasks.with('hostId', hostId) ?? [])]
}
