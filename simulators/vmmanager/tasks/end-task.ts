import type { HostWish, Task } from '../world/entities.ts'
import { type World, schedule } from '../world/world.ts'
import { tasksOf } from './tasks-of.ts'
import { returnPrefix } from '../world/ipv6-prefixes.ts'
import { releaseAddresses, releaseMove } from '../world/host-places.ts'

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

/** Tells the world how a task stands. */
export function tellTask(world: World, task: Task, stage?: string): void {
  const { consulId, name, hostId, status } = task
  const fact = { type: 'task', task: consulId, name, host: hostId, status } as const
  world.tell(stage === undefined ? fact : { ...fact, stage }, world.nowMs)
}

/** Gives back what was taken for a change that will not come; what it was to make has failed. */
export function undoWish(world: World, { added = [], ipv6, move, backupId, madeImageId }: HostWish): void {
  releaseAddresses(world, added)
  if (ipv6 !== undefined && ipv6 !== null) returnPrefix(world.ipv6, ipv6)
  if (move !== undefined) releaseMove(world, move)
  const backup = backupId === undefined ? undefined : world.backups.get(backupId)
  if (backup !== undefined) backup.state = 'failed'
  const image = madeImageId === undefined ? undefined : world.images.get(madeImageId)
  if (image !== undefined) image.state = 'failed'
}
