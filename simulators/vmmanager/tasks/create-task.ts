import { idRanges } from '../world/id-ranges.ts'
import { durationMs } from '../../clock/duration.ts'
import { drawMs } from '../../random/draw-ms.ts'
import type { Host, HostWish, Task, TaskName } from '../world/entities.ts'
import { templateIsOnNode } from '../world/templates-on-nodes.ts'
import { strike } from '../disturb/strike.ts'
import { schedule, type World } from '../world/world.ts'
import { stagesOf } from './stages.ts'

/**
 * Queues a task on a host. It is in the list at once, as clients rely on. Tasks of one host run one after another.
 *
 * @param wish - what the task will have changed when it has ended well
 */
export function createTask(world: World, name: TaskName, host: Host, wish: HostWish = {}): Task {
  const { durations } = world.settings
  const queuedMs = drawMs(durations.queued, world.durationStream)
  const hasTemplate = templateIsOnNode(world, host, wish)
  const stages = stagesOf[name]
    .filter((stage) => stage.name !== 'template-copy' || !hasTemplate)
    .map(({ name, duration, change }) => ({
      name,
      durationMs: drawMs(durations[duration], world.durationStream),
      change,
    }))
  const late = strike(world, ['task-late'], { where: name, task: name })
  const task = world.tasks.add((id) => ({
    id,
    consulId: id + idRanges(world.settings.idsApart).consulIds,
    name,
    hostId: host.id,
    stages,
    wish,
    readyAtMs: world.nowMs + queuedMs,
    createdAtMs: world.nowMs,
    visibleFromMs: world.nowMs + (late === undefined ? 0 : durationMs(late.delay)),
    startedAtMs: undefined,
    endedAtMs: undefined,
    status: 'created',
    stage: 0,
    output: '',
  }))
  world.tell({ type: 'task', task: task.consulId, name, host: host.id, status: 'created' }, world.nowMs)
  schedule(world, world.nowMs + queuedMs, { taskId: task.id })
  return task
}
