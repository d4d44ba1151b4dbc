import type { Finding } from '../rules/finding.ts'
import type { PhaseDurations } from '../lifecycle/phase.ts'
import type { OrderOutcome, RunEvent } from '../trace/trace-event.ts'
import type { RuleRecord, Unproven } from './rule-record.ts'
import type { Verdict } from './verdict.ts'
import type { ActionRecord } from '../lifecycle/action-book.ts'

/** What a trace proves. */
export interface Judgement {
  readonly run: RunEvent
  /** `errored` when the run was cut short by something else than a finding: it proves neither way. */
  readonly verdict: Exclude<Verdict, 'skipped'>
  /** Whatever is broken or worth telling; those that the scenario expects are not among them. */
  readonly findings: readonly Finding[]
  readonly phases: PhaseDurations
  /** Everything that was asked for beside orders, and what has become of it; empty where the trace tells of no intent. */
  readonly actions: readonly ActionRecord[]
  readonly orders: Readonly<Record<OrderOutcome | 'unsettled', number>>
  readonly exchanges: number
  /** Every rule of the platform, with what became of it. */
  readonly rules: readonly RuleRecord[]
  /** What is decisive and was not seen; absent where there is nothing of the kind. Without a finding it makes the run inconclusive. */
  readonly unproven?: readonly Unproven[]
}
