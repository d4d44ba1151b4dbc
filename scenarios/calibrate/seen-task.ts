import type { Interval } from '../../contracts/statistics/interval.ts'

/** What traffic has shown of one task. Moments are in ms of the trace. */
export interface SeenTask {
  readonly name: string
  /** When its call was answered, between its request and its answer; absent where the traffic begins later. */
  readonly accepted?: Interval
  /** The machine that it makes or changes, where its call tells that. */
  readonly host?: number
  /** The last look that found it waiting, and the first that found it begun. */
  begun: Interval
  /** The last look that found it under way, and the first that found it ended. */
  ended: Interval
  status?: 'complete' | 'failed'
  /** How long VMmanager says that it has waited, and that it has run. */
  waited?: Interval
  ran?: Interval
}

/** What looks at the list of machines have shown of the addresses of one. */
export interface SeenAddress {
  readonly firstLookMs: number
  /** The last look that found none, and the first that found one. */
  added: Interval
}
