import type { Finding } from '../invariants/finding.ts'
import type { PhaseDurations } from '../lifecycle/phase.ts'
import type { OrderOutcome, RunEvent } from '../trace/trace-event.ts'

/** Rules that were not judged, and those of which only a part could be, for want of anybody who tells the truth. */
export interface UnseenRules {
  readonly notObservable: readonly string[]
  readonly partlyObservable: readonly string[]
}

/** What a trace proves. */
export interface Judgement {
  readonly run: RunEvent
  /** `errored` when the run was cut short: it proves neither way. */
  readonly verdict: 'passed' | 'failed' | 'errored'
  /** Whatever is broken or worth telling; those that the scenario expects are not among them. */
  readonly findings: readonly Finding[]
  readonly phases: PhaseDurations
  readonly orders: Readonly<Record<OrderOutcome | 'unsettled', number>>
  readonly exchanges: number
  /** Rules of the platform that this run could not show broken, or only some of it; absent where there are none. */
  readonly unseen?: UnseenRules
}
