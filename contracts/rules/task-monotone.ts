import { hasEffect } from '../faults/fault-effects.ts'
import type { ExchangeEvent, Stamp, TaskEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { itemsOf } from '../lifecycle/host-calls.ts'

/** A status that was told or shown. */
interface Sight {
  readonly status: string
  readonly seq: number
  readonly atMs: number
}

/** Told by the simulator, and shown to the platform in lists. */
interface Task {
  readonly task: number
  readonly name: string
  told?: Sight
  shown?: Sight
}

/** By id: several tasks of a machine's making may share one. */
type Tasks = Map<number, Task[]>

const ranks: Readonly<Record<string, number>> = { created: 0, running: 1, complete: 2, failed: 2, aborted: 2 }

/**
 * The status of a task moves only forward, and a task ends once: as the simulator tells it, and as lists show it to
 * the platform, by the words that the contract knows. Of two lists only one that was asked for after the other was
 * answered can show a step back, and none that a fault may have spoilt. At the end no task that the platform has
 * looked at is under way, unless a fault held one back; without a simulator nobody knows that.
 */
export const taskMonotone: Rule<'task-monotone'> = {
  name: 'task-monotone',
  platforms: bothPlatforms,
  // What lists show is judged; tasks that nobody looked at are not.
  seenBy: { consumer: 'partly', observer: 'partly', wire: 'partly' },
  watch: () => {
    const tasks: Tasks = new Map()
    let spoiltAtMs = Number.NEGATIVE_INFINITY
    let isHeld = false
    return {
      occasions: () => tasks.size,
      see: (event) => {
        if (event.type === 'fault') {
          isHeld ||= hasEffect(event.fault, 'holds-task')
          if (event.where === 'task-list') spoiltAtMs = event.atMs
        }
        if (event.type === 'task') return seeTask(event, tasks)
        const isList = event.type === 'exchange' && event.exchange.request.path === '/vm/v3/task'
        return isList && spoiltAtMs < event.sentAtMs ? seeList(event, tasks) : nothing
      },
      conclude: () =>
        isHeld
          ? nothing
          : [...tasks.values()].flat().flatMap((task) => (isUnfinished(task) ? [unfinished(task)] : [])),
    }
  },
}

function taskAt(tasks: Tasks, task: number, name: string): Task {
  const ofId = tasks.get(task) ?? []
  if (ofId.length === 0) tasks.set(task, ofId)
  const known = ofId.find((one) => one.name === name)
  if (known !== undefined) return known
  const added = { task, name }
  ofId.push(added)
  return added
}

function seeTask({ task: id, name, status, seq, atMs }: TaskEvent & Stamp, tasks: Tasks): readonly Finding[] {
  const task = taskAt(tasks, id, name)
  const before = task.told
  task.told = { status, seq, atMs }
  return before !== undefined && isBackward(before, task.told)
    ? [backward('backward', task, before, task.told)]
    : nothing
}

function seeList({ exchange, sentAtMs, seq, atMs }: ExchangeEvent & Stamp, tasks: Tasks): readonly Finding[] {
  return itemsOf(exchange.response?.body).flatMap((item) => {
    const word = String(item['status'])
    const status = word === 'fail' ? 'failed' : word
    const id = Number(item['consul_id'])
    if (ranks[status] === undefined || Number.isNaN(id)) return []
    const task = taskAt(tasks, id, String(item['name']))
    const before = task.shown
    if (before !== undefined && sentAtMs < before.atMs) return []
    task.shown = { status, seq, atMs }
    return before !== undefined && isBackward(before, task.shown)
      ? [backward('shown-backward', task, before, task.shown)]
      : []
  })
}

function isBackward(from: Sight, to: Sight): boolean {
  const before = ranks[from.status] ?? 0
  const after = ranks[to.status] ?? 0
  return after < before || (before === 2 && from.status !== to.status)
}

function isUnfinished({ told, shown }: Task): boolean {
  return told !== undefined && shown !== undefined && (ranks[told.status] ?? 0) < 2
}

function backward(detail: string, { task, name }: Task, from: Sight, to: Sight): Finding {
  const params = { task, name, from: from.status, to: to.status }
  return { rule: 'task-monotone', party: 'provider', detail, params, witness: [from.seq, to.seq] }
}

function unfinished({ task, name, told, shown }: Task): Finding {
  const witness = [told, shown].flatMap((sight) => (sight === undefined ? [] : [sight.seq]))
  const inOrder = witness.toSorted((one, other) => one - other)
  return {
    rule: 'task-monotone',
    party: 'provider',
    detail: 'unfinished',
    params: { task, name },
    witness: inOrder,
  }
}
