import { durationMs } from '../../clock/duration.ts'
import { strike } from '../disturb/strike.ts'
import type { Host, HostWish, Task, TaskStage } from '../world/entities.ts'
import { type World, schedule } from '../world/world.ts'
import { applyChange } from './apply-change.ts'
import { endTask, tellTask } from './end-task.ts'
import { tasksOf } from './tasks-of.ts'

const meddling = ['host-deleted', 'host-stopped', 'host-started', 'host-renamed', 'host-reowned'] as const

/** Begins a task whose turn it is, or ends the stage that is under way. */
export function stepTask(world: World, taskId: number): void {
  const task = world.tasks.get(taskId)
  const host = task && world.hosts.get(task.hostId)
  if (task === undefined || task.endedAtMs !== undefined || host === undefined) return
  if (task.status === 'created') {
    if (isHeld(world, task)) return
    task.status = 'running'
    task.startedAtMs = world.nowMs
    if (strike(world, ['task-lost'], { where: task.name, task: task.name }) !== undefined)
      task.visibleFromMs = Number.POSITIVE_INFINITY
    beginStage(world, task)
    return
  }
  endStage(world, task, host)
}

function beginStage(world: World, task: Task): void {
  const stage = task.stages[task.stage]
  if (stage === undefined) {
    endTask(world, task, 'complete')
    return
  }
  tellTask(world, task, stage.name)
  const occasion = { where: stage.name, task: task.name, stage: stage.name }
  if (strike(world, ['task-hangs'], occasion) !== undefined) return
  const slow = strike(world, ['task-slow'], occasion)
  const endsAtMs = world.nowMs + stage.durationMs + (slow === undefined ? 0 : durationMs(slow.delay))
  const isLast = task.stage === task.stages.length - 1
  if (isLast && strike(world, ['task-early'], { where: task.name, task: task.name }) !== undefined) {
    schedule(world, endsAtMs, { hostId: task.hostId, change: stage.change, wish: task.wish })
    endTask(world, task, 'complete')
  } else schedule(world, endsAtMs, { taskId: task.id })
}

function endStage(world: World, task: Task, host: Host): void {
  const stage = task.stages[task.stage]
  if (stage === undefined) return
  const occasion = { where: stage.name, task: task.name, stage: stage.name }
  if (strike(world, ['task-fails'], occasion) !== undefined) {
    task.output = `stage ${stage.name} failed`
    applyChange(world, host, 'failed')
    endTask(world, task, 'failed', stage.name)
    return
  }
  change(world, host, stage.change, task.wish)
  task.stage++
  beginStage(world, task)
}

/** Changes the machine as a stage ends well; an address may come later, and others may lay hands on a machine made. */
function change(world: World, host: Host, change: TaskStage['change'], wish: HostWish): void {
  const occasion = { where: host.name, host: host.name }
  const lateAddress = change === 'address-added' ? strike(world, ['address-late'], occasion) : undefined
  if (lateAddress === undefined) applyChange(world, host, change, wish)
  else if (lateAddress.delay !== undefined) {
    schedule(world, world.nowMs + durationMs(lateAddress.delay), { hostId: host.id, change, wish })
  }
  if (change !== 'os-installed') return
  for (const name of meddling) {
    const fault = strike(world, [name], occasion)
    if (fault === undefined) continue
    const delayMs = fault.delay === undefined ? 0 : durationMs(fault.delay)
    schedule(world, world.nowMs + delayMs, { hostId: host.id, fault: fault.fault })
  }
}

/** True while an earlier task of the same host has not ended. */
function isHeld(world: World, task: Task): boolean {
  return tasksOf(world, task.hostId).some(({ id, endedAtMs }) => id < task.id && endedAtMs === undefined)
}
