import type {
  AskedAction,
  IntentDetails,
  IntentEvent,
  OperationEvent,
  OutsideEvent,
  Stamp,
  TraceEvent,
} from '../trace/trace-event.ts'
import type { ActionOutcome } from '../judge/verdict.ts'

type Writable = { -readonly [Key in keyof ActionRecord]: ActionRecord[Key] }

/** Keeps what becomes of each action that was asked for. What nobody asked for is not in it. */
export class ActionBook {
  readonly #records = new Map<number, Writable>()

  see(event: TraceEvent): void {
    if (event.type === 'intent') this.#records.set(event.intent, asked(event))
    if (event.type !== 'operation' && event.type !== 'outside') return
    const record = event.intent === undefined ? undefined : this.#records.get(event.intent)
    if (record === undefined) return
    if (event.type === 'outside') end(record, event, event.outcome)
    else seeTry(record, event)
  }

  /** All so far, in the order of asking. */
  get records(): readonly ActionRecord[] {
    return [...this.#records.values()]
  }
}

function asked({ action, order, asks, line, seq }: IntentEvent & Stamp): Writable {
  return {
    action,
    ...(order !== undefined && { order }),
    ...(asks && { asks }),
    ...(line !== undefined && { line }),
    outcome: 'never-begun',
    tries: 0,
    asked: seq,
  }
}

/** Another try may follow one that failed, except where a platform does something for itself: that is tried once. */
function seeTry(record: Writable, event: OperationEvent & Stamp): void {
  record.tries = Math.max(record.tries, event.tryCount)
  if (event.outcome === 'started') record.outcome = 'unfinished'
  else if (event.outcome !== 'failed' || event.order === undefined) end(record, event, event.outcome)
  else if (event.reason !== undefined) record.reason = event.reason
}

function end(
  record: Writable,
  { seq, reason }: (OperationEvent | OutsideEvent) & Stamp,
  how: ActionEnd,
): void {
  record.outcome = how
  record.ended = seq
  if (reason === undefined) delete record.reason
  else record.reason = reason
}

/** How an action can end: `refused` and `manual` in the words of the platform, `failed` where nothing follows. */
type ActionEnd = Exclude<ActionOutcome, 'unfinished' | 'never-begun'>

/** An action that was asked for, and what has become of it. */
export interface ActionRecord {
  readonly action: AskedAction
  /** Whose service or machine; absent for what a platform does for itself. */
  readonly order?: string
  readonly asks?: IntentDetails
  /** Line of the step in the file of the scenario. */
  readonly line?: number
  readonly outcome: ActionOutcome
  /** Why it was not done, or what was left out of it; that of the last try that failed where it has not ended. */
  readonly reason?: string
  /** How often it was tried; 0 where it was refused before. */
  readonly tries: number
  /** Place (`seq`) in the trace where it was asked for. */
  readonly asked: number
  /** Place (`seq`) of its end, where it has one. */
  readonly ended?: number
}
