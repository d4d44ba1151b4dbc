import type { Finding } from '../invariants/finding.ts'
import type { PhaseDurations } from '../lifecycle/phase.ts'
import type { OrderOutcome, RunEvent } from '../trace/trace-event.ts'
import type { RuleRecord } from './rule-record.ts'

/** What a trace proves. */
export interface Judgement {
  readonly run: RunEvent
  /** `errored` when the run was cut short, or its trace has a gap: it proves neither way. */
  readonly verdict: 'passed' | 'failed' | 'errored'
  /** Whatever is broken or worth telling; those that the scenario expects are not among them. */
  readonly findings: readonly Finding[]
  readonly phases: PhaseDurations
  readonly orders: Readonly<Record<OrderOutcome | 'unsettled', number>>
  readonly exchanges: number
  /** Every rule of the platform, with what became of it. */
  readonly rules: readonly RuleRecord[]
}
