import type { Finding } from '../../contracts/rules/finding.ts'
import type { RuleRecord, Unproven } from '../../contracts/judge/rule-record.ts'
import type { Verdict } from '../../contracts/judge/verdict.ts'
import type { PhaseDurations } from '../../contracts/lifecycle/phase.ts'
import type { OrderOutcome, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RunIdentity } from '../plan/run-identity.ts'
import type { WhyNotRun } from '../plan/why-not-run.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'

/** A finding together with the events that lead to it and prove it. */
export interface EvidencedFinding extends Finding {
  readonly evidence: readonly TraceEvent[]
  /** Line of the expectation, action or order that it is about, in the file of the scenario. */
  readonly line?: number
}

/** What came of one scenario on one platform. */
export interface RunResult extends RunIdentity {
  readonly verdict: Verdict
  /** Why it was skipped or errored. */
  readonly why?: WhyNotRun
  /** The same in words, and what to do about it, where a report that was read says no more. */
  readonly reason?: string
  readonly remedy?: string
  readonly orders: Readonly<Record<OrderOutcome | 'unsettled', number>>
  /** Durations on the run's own clock. */
  readonly phases: PhaseDurations
  readonly findings: readonly EvidencedFinding[]
  readonly exchanges: number
  /** Every rule of the platform, with what became of it; absent where nothing was judged. */
  readonly rules?: readonly RuleRecord[]
  /** What is decisive and was not seen; absent where there is nothing of the kind. */
  readonly unproven?: readonly Unproven[]
  /** What was asked for beside orders, and what has become of it; absent where that was nothing. */
  readonly actions?: readonly ActionRecord[]
  /** Path of the trace file, where one was written. */
  readonly trace?: string
  /** Wall time that the run took. */
  readonly durationMs: number
}
