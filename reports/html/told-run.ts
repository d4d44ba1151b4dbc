import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import type { Violation } from '../../contracts/exchange/violation.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { RunPicture } from '../../contracts/lifecycle/run-picture.ts'
import type { ExchangeEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'

/** An exchange, and in what it departs from the contract. */
export interface CheckedExchange {
  readonly event: ExchangeEvent & Stamp
  readonly violations: readonly Violation[]
}

/** A run with all that is known of it. */
export interface ToldRun {
  readonly result: RunResult
  readonly index: number
  /** Empty where nothing was kept of what happened. */
  readonly events: readonly TraceEvent[]
  readonly exchanges: readonly CheckedExchange[]
  /** What the events draw; undefined where there are none. */
  readonly picture: RunPicture | undefined
}

/** Puts a run together with what happened in it. */
export function toldRun(result: RunResult, index: number, events: readonly TraceEvent[] = []): ToldRun {
  const [first] = events
  const picture = first?.type === 'run' ? new RunPicture(first) : undefined
  for (const event of events) picture?.see(event)
  const contract = contractFor(result.dialect)
  const exchanges = events
    .filter((event) => event.type === 'exchange')
    .map((event) => ({ event, violations: checkExchange(event.exchange, contract) }))
  return { result, index, events, exchanges, picture }
}
