import type { Interval } from '../../contracts/statistics/interval.ts'
import type { ExchangeEvent, Stamp } from '../../contracts/trace/trace-event.ts'
import { type SeenAddress, type SeenTask, toldSpan } from './spans.ts'
import { endOf } from '../../simulators/client/follow-task.ts'
import { type AnswerItem, itemsOf } from '../../contracts/lifecycle/host-calls.ts'

/** What a call that was accepted says of a task that is not in a list yet. */
type Accepted = Pick<SeenTask, 'accepted' | 'host'>

const never = Number.NEGATIVE_INFINITY

/** Follows the tasks of one trace by what a client could see of them: answers, and looks at lists. */
export class TaskWatch {
  /** By consul id. */
  readonly tasks: Map<number, SeenTask> = new Map()
  /** By machine. */
  readonly addresses: Map<number, SeenAddress> = new Map()
  readonly #accepted = new Map<number, Accepted>()
  /** Tasks that were accepted, by machine, the earliest first. */
  readonly #ofHost = new Map<number, number[]>()
  readonly #isTold: boolean

  /** @param isTold - whether to believe what VMmanager says of how long a task has waited and run */
  constructor(isTold: boolean) {
    this.#isTold = isTold
  }

  see({ exchange, sentAtMs, atMs }: ExchangeEvent & Stamp): void {
    const { request, response } = exchange
    // Where a clock was set back nobody knows when what was.
    if (response === undefined || response.status >= 300 || sentAtMs > atMs) return
    const look = { from: sentAtMs, to: atMs }
    if (request.method !== 'GET') this.#accept(request.path, response.body, look)
    else if (/^\/vm\/v3\/task(?:\/\d+)?$/.test(request.path)) {
      for (const item of itemsOf(response.body)) this.#seeTask(taskIn(item), look)
    } else if (request.path === '/vm/v3/host') {
      for (const item of itemsOf(response.body)) this.#seeHost(item, look)
    }
  }

  /** Whether no other task of its machine can have made a task wait: an earlier one was seen to have ended before. */
  isAlone(id: number): boolean {
    const { accepted, host } = this.#accepted.get(id) ?? {}
    if (accepted === undefined || host === undefined) return false
    const earlier = (this.#ofHost.get(host) ?? []).filter((other) => other < id)
    return earlier.every((other) => (this.tasks.get(other)?.ended.to ?? Infinity) <= accepted.from)
  }

  #accept(path: string, body: unknown, accepted: Interval): void {
    for (const item of itemsOf(body)) {
      const host = machineIn(path, item)
      for (const [key, value] of Object.entries(item)) {
        if (!/(?:^|_)task(?:_list)?$/.test(key)) continue
        for (const task of [value].flat()) {
          if (typeof task !== 'number' || task <= 0) continue
          this.#accepted.set(task, { accepted, ...(host !== undefined && { host }) })
          if (host !== undefined) this.#ofHost.set(host, [...(this.#ofHost.get(host) ?? []), task])
        }
      }
    }
  }

  #seeTask(item: AnswerItem, look: Interval): void {
    const { name, status, consul_id: id, waiting_time: waiting, running_time: running } = item
    if (typeof name !== 'string' || typeof status !== 'string' || typeof id !== 'number') return
    const task = this.tasks.get(id) ?? this.#newTask(id, name)
    if (task.status !== undefined) return
    if (status === 'created') {
      task.begun = after(task.begun, look)
      task.ended = after(task.ended, look)
      return
    }
    task.begun = by(task.begun, look)
    const waited = this.#isTold ? toldSpan(waiting) : undefined
    if (waited !== undefined) task.waited = waited
    const end = endOf(item)
    if (end === undefined) {
      task.ended = after(task.ended, look)
      return
    }
    task.ended = by(task.ended, look)
    task.status = end
    const ran = this.#isTold ? toldSpan(running) : undefined
    if (ran !== undefined) task.ran = ran
  }

  #newTask(id: number, name: string): SeenTask {
    const known = this.#accepted.get(id) ?? {}
    const from = known.accepted?.from ?? never
    const unknown = { from, to: Number.POSITIVE_INFINITY }
    const task = { name, ...known, begun: unknown, ended: unknown }
    this.tasks.set(id, task)
    return task
  }

  #seeHost({ id, ip4 }: AnswerItem, look: Interval): void {
    if (typeof id !== 'number' || !Array.isArray(ip4)) return
    const seen = this.addresses.get(id) ?? {
      firstLookMs: look.from,
      added: { from: never, to: Number.POSITIVE_INFINITY },
    }
    this.addresses.set(id, seen)
    if (Number.isFinite(seen.added.to)) return
    seen.added = ip4.length === 0 ? after(seen.added, look) : by(seen.added, look)
  }
}

/** The machine of a call: it is in its path, or in the answer to its creation. */
function machineIn(path: string, { id }: AnswerItem): number | undefined {
  const [, inPath] = /^\/vm\/v3\/host\/(\d+)(?:\/|$)/.exec(path) ?? []
  if (inPath !== undefined) return Number(inPath)
  return path === '/vm/v3/host' && typeof id === 'number' ? id : undefined
}

/** A single task may be an answer by itself, or stand in it. */
function taskIn(item: AnswerItem): AnswerItem {
  const { task } = item
  return typeof task === 'object' && task !== null ? (task as AnswerItem) : item
}

function after({ from, to }: Interval, look: Interval): Interval {
  return { from: Math.max(from, look.from), to }
}

function by({ from, to }: Interval, look: Interval): Interval {
  return { from, to: Math.min(to, look.to) }
}
