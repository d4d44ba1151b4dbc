import type { Language, Messages } from '../i18n/messages.ts'
import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import type { Violation } from '../../contracts/exchange/violation.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { RunPicture } from '../../contracts/lifecycle/run-picture.ts'
import type { ExchangeEvent, Stamp, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'

/** In which language the page is written. */
export interface HtmlContext {
  readonly language: Language
  readonly words: Messages['html']
}

/** An exchange, and in what it departs from the contract. */
interface CheckedExchange {
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

/** The id of a run within the page, from its place among the runs. */
export function runAnchor(index: number): string {
  return `run-${index + 1}`
}

/** The id of a finding within the page, from its place among the findings of its run. */
export function findingAnchor(run: number, finding: number): string {
  return `${runAnchor(run)}-finding-${finding + 1}`
}

/** The id of the list of all exchanges of a run. */
export function exchangesAnchor(run: number): string {
  return `${runAnchor(run)}-exchanges`
}

/** The id of a rule within the table of rules. */
export function ruleAnchor(rule: string): string {
  return `rule-${rule}`
}
