import type { Host, Task } from '../world/entities.ts'
import { returnAddresses } from '../world/ip-pool.ts'
import { schedule, type World } from '../world/world.ts'
import { applyChange } from './apply-change.ts'
import { tasksOf } from './tasks-of.ts'

/** Lets everything happen that is due up to `toMs`, each thing at its own time. */
export function advance(world: World, toMs: number): void {
  let due = world.agenda.peek()
  while (due !== undefined && due.atMs <= toMs) {
    world.agenda.pop()
    world.nowMs = due.atMs
    const task = world.tasks.get(due.taskId)
    if (task !== undefined) step(world, task)
    due = world.agenda.peek()
  }
  world.nowMs = Math.max(world.nowMs, toMs)
}

/** When the next thing is due, in ms; undefined when the world is at rest. */
export function nextDueMs(world: World): number | undefined {
  return world.agenda.peek()?.atMs
}

/** Ends a task under way before its time, as when its host is deleted. */
export function abortTask(world: World, task: Task): void {
  end(world, task, 'aborted')
}

function step(world: World, task: Task): void {
  const host = world.hosts.get(task.hostId)
  if (task.endedAtMs !== undefined || host === undefined) return
  if (task.status === 'created') {
    if (isHeld(world, task)) return
    task.status = 'running'
    task.startedAtMs = world.nowMs
    beginStage(world, task)
    return
  }
  endStage(world, task, host)
}

function beginStage(world: World, task: Task): void {
  const stage = task.stages[task.stage]
  if (stage === undefined) {
    end(world, task, 'complete')
    return
  }
  tell(world, task, stage.name)
  schedule(world, world.nowMs + stage.durationMs, task.id)
}

function endStage(world: World, task: Task, host: Host): void {
  const stage = task.stages[task.stage]
  if (stage === undefined) return
  if (world.faults.failsTask(stage.name)) {
    world.tell({ type: 'fault', fault: 'task-fails', where: stage.name }, world.nowMs)
    task.output = `stage ${stage.name} failed`
    applyChange(world, host, 'failed')
    end(world, task, 'failed', stage.name)
    return
  }
  applyChange(world, host, stage.change, task.wish)
  task.stage++
  beginStage(world, task)
}

function end(world: World, task: Task, status: 'complete' | 'failed' | 'aborted', stage?: string): void {
  task.status = status
  task.endedAtMs = world.nowMs
  if (status !== 'complete') returnAddresses(world.pools, task.wish.added ?? [])
  tell(world, task, stage)
  const next = tasksOf(world, task.hostId).find(({ endedAtMs }) => endedAtMs === undefined)
  // One that is not ready yet wakes by itself.
  if (next?.status === 'created' && next.readyAtMs <= world.nowMs) schedule(world, world.nowMs, next.id)
}

/** True while an earlier task of the same host has not ended. */
function isHeld(world: World, task: Task): boolean {
  return tasksOf(world, task.hostId).some(({ id, endedAtMs }) => id < task.id && endedAtMs === undefined)
}

function tell(world: World, task: Task, stage?: string): void {
  const { consulId, name, hostId, status } = task
  const fact = { type: 'task', task: consulId, name, host: hostId, status } as const
  world.tell(stage === undefined ? fact : { ...fact, stage }, world.nowMs)
}
