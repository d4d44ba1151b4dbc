import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { OutputStream } from '../surroundings.ts'

/** Shows that something happens while scenarios run. */
export interface Progress {
  begin(scenario: string, platform: string): (event: TraceEvent) => void
  end(result: RunResult): void
  /** Takes away what was only to be seen meanwhile. */
  finish(): void
}

/** One line that keeps changing where somebody watches, one line per finished run where a log is kept. */
export function createProgress(stderr: OutputStream, runs: number, isQuiet: boolean): Progress {
  if (isQuiet) return { begin: () => () => {}, end: () => {}, finish: () => {} }
  return stderr.isTTY === true ? liveProgress(stderr, runs) : plainProgress(stderr, runs)
}

function plainProgress(stderr: OutputStream, runs: number): Progress {
  let done = 0
  return {
    begin: () => () => {},
    end: ({ scenario, platform, verdict }) => {
      stderr.write(`[${++done}/${runs}] ${verdict} ${scenario} on ${platform}\n`)
    },
    finish: () => {},
  }
}

/** Redrawing more often than this many events would cost more than the runs themselves. */
const eventsPerFrame = 200

function liveProgress(stderr: OutputStream, runs: number): Progress {
  let done = 0
  let seen = 0
  const draw = (text: string): void => {
    const width = (stderr.columns ?? 80) - 1
    stderr.write(`\r\u001B[K${text.slice(0, width)}`)
  }
  return {
    begin: (scenario, platform) => {
      const orders = { placed: 0, settled: 0 }
      draw(`[${done}/${runs}] ${scenario} on ${platform}`)
      return (event) => {
        count(event, orders)
        if (seen++ % eventsPerFrame > 0) return
        const simulated = `${Math.round(event.atMs / 1000)} s`
        draw(
          `[${done}/${runs}] ${scenario} on ${platform}: ${orders.settled}/${orders.placed} orders settled, ${simulated}`,
        )
      }
    },
    end: () => void done++,
    finish: () => stderr.write('\r\u001B[K'),
  }
}

function count(event: TraceEvent, orders: { placed: number; settled: number }): void {
  if (event.type === 'order' && event.step === 'placed') orders.placed++
  const isSettled =
    (event.type === 'service' && event.status === 'active') ||
    (event.type === 'order' && (event.step === 'refused' || event.step === 'manual'))
  if (isSettled) orders.settled++
}
