import type { ActionOutcome } from '../judge/verdict.ts'
import type { AskedAction, IntentDetails } from '../trace/trace-event.ts'

/** How an action can end: `refused` and `manual` in the words of the platform, `failed` where nothing follows. */
export type ActionEnd = Exclude<ActionOutcome, 'unfinished' | 'never-begun'>

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
