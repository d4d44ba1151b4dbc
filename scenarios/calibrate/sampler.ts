import type { Interval } from '../../contracts/statistics/interval.ts'
import type { Sight, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { measureTask } from './measure-task.ts'
import { noSamples, type Samples } from './samples.ts'
import { TaskWatch } from './task-watch.ts'

/** What one trace has told. */
export interface Observation {
  readonly samples: Samples
  /** Orders of machines. */
  readonly orders: number
  /** Tasks that have failed, and those whose end was not seen: the former are left out, the latter took at least so long. */
  readonly failed: number
  readonly unended: number
  /** Whether VMmanager tells how long tasks have waited and run. */
  readonly tellsTimes: boolean
}

/** Measures a trace while it is read. */
export interface Sampler {
  see(event: TraceEvent): void
  conclude(): Observation
}

/**
 * Begins to measure a trace by what a client of VMmanager could see, so that traces of a simulator, whose true times
 * are there to be read, are treated like those of a real one.
 *
 * @param isTold - whether to believe what VMmanager says of how long tasks have waited and run
 */
export function sampler(isTold: boolean): Sampler {
  const { read, call, ...ofTasks } = noSamples()
  const watch = new TaskWatch(isTold)
  let orders = 0
  let sight: Sight | undefined
  return {
    see: (event) => {
      if (event.type === 'run') sight = event.sight
      if (event.type === 'order' && event.step === 'placed' && event.product !== 'networks') orders++
      if (event.type !== 'exchange') return
      watch.see(event)
      const { exchange, sentAtMs, atMs } = event
      // A log has whole seconds: what was sent before its first one seems to have been sent with it.
      const isCut = sight === 'log' && sentAtMs === 0
      const status = exchange.response?.status ?? Infinity
      if (status >= 300 || sentAtMs > atMs || isCut) return
      const took = latencyOf(atMs - sentAtMs)
      if (exchange.request.method === 'GET') read.push(took)
      else call.push(took)
    },
    conclude: () => {
      const samples = { ...ofTasks, read, call }
      const tasks = [...watch.tasks.values()]
      const tellsTimes = tasks.some(({ waited, ran }) => waited !== undefined || ran !== undefined)
      for (const [id, task] of watch.tasks) {
        const address = task.host === undefined ? undefined : watch.addresses.get(task.host)
        // The whole of a task that has waited for another is not its own.
        if (!tellsTimes && !watch.isAlone(id)) continue
        const since = tellsTimes ? 'begun' : 'accepted'
        for (const [measure, span] of measureTask({ task, address, since })) samples[measure].push(span)
      }
      return {
        samples,
        orders,
        failed: tasks.filter(({ status }) => status === 'failed').length,
        unended: tasks.filter(({ status }) => status === undefined).length,
        tellsTimes,
      }
    },
  }
}

/** A whole number of milliseconds may have been rounded. */
function latencyOf(ms: number): Interval {
  return Number.isInteger(ms) ? { from: Math.max(0, ms - 0.5), to: ms + 0.5 } : { from: ms, to: ms }
}
