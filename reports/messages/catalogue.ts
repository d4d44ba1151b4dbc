import type { ExchangeFailure } from '../../contracts/exchange/exchange.ts'
import type { Violation } from '../../contracts/exchange/violation.ts'
import type { Finding } from '../../contracts/rules/finding.ts'
import type { PhaseName } from '../../contracts/lifecycle/phase.ts'
import type {
  EndEvent,
  ForeignEvent,
  GapEvent,
  HostEvent,
  LedgerEvent,
  OperationEvent,
  OrderEvent,
  OrderOutcome,
  OutsideEvent,
  ServiceStatus,
  TaskEvent,
} from '../../contracts/trace/trace-event.ts'
import type { ActionOutcome, RuleState, Verdict } from '../../contracts/judge/verdict.ts'
import type { WhyNotRunCode } from '../../scenarios/plan/why-not-run.ts'
import type { TargetName } from '../../scenarios/targets/target.ts'
import type { DurationUnits } from '../timing/format-duration.ts'
import type { FindingKey, RuleName } from './finding-params.ts'
import type { UnprovenCode } from '../../contracts/judge/rule-record.ts'

/** Key of the words for an event of a trace. */
export type EventKey =
  | 'run'
  | 'fault'
  | `gap/${GapEvent['cause']}`
  | `foreign/${ForeignEvent['what']}`
  | `order/${OrderEvent['step']}`
  | `service/${ServiceStatus}`
  | 'intent'
  | 'check'
  | 'wait'
  | 'own/intent'
  | `outside/${OutsideEvent['outcome']}`
  | `operation/${OperationEvent['outcome']}`
  | `own/${OperationEvent['outcome']}`
  | `ledger/${LedgerEvent['entry']}`
  | 'quota'
  | `host/${HostEvent['change']}`
  | `task/${TaskEvent['status']}`
  | `end/${EndEvent['outcome']}`

/** Single words above tables and before values. */
export type Label =
  | 'phase'
  | 'count'
  | 'p50'
  | 'p90'
  | 'p99'
  | 'max'
  | 'findings'
  | 'rule'
  | 'party'
  | 'place'
  | 'order'
  | 'reproduce'
  | 'trace'
  | 'noted'
  | 'conclusive'
  | 'host'
  | 'account'
  | 'task'
  | 'object'
  | 'error'
  | 'verdict'
  | 'scenario'
  | 'orders'
  | 'contract'
  | 'wall'

/** Sentences around the results, with {params}. */
export type Phrase =
  /** {target}, {dialect}, {seed}, {clock} */
  | 'circumstances'
  /** {name}, {digest} */
  | 'profile'
  /** {scenario}, {platform} */
  | 'findingPlace'
  /** {count} */
  | 'moreFindings'
  /** {count}, {runs} */
  | 'sameElsewhere'
  /** {totals}, {wall} */
  | 'summary'
  | 'interrupted'
  /** {failure} */
  | 'unanswered'
  /** {failure} */
  | 'maybeUnanswered'
  /** {clock} */
  | 'tableClock'
  /** {rules} */
  | 'notObservable'
  /** {count}, {broken}, {held}, {times}, {noOccasion}, {notObservable} */
  | 'rules'
  /** {count}, {done} */
  | 'actions'
  /** {what}, {how}, {tries} */
  | 'undone'
  /** {rules} */
  | 'partlyObservable'

/** Figures of the Prometheus report. */
export type Metric =
  | 'vmharness_runs'
  | 'vmharness_wall_seconds'
  | 'vmharness_run_verdict'
  | 'vmharness_run_wall_seconds'
  | 'vmharness_run_exchanges'
  | 'vmharness_run_orders'
  | 'vmharness_run_findings'
  | 'vmharness_phase_seconds'
  | 'vmharness_phase_max_seconds'

/** Every word of the reports in one language. */
export interface Catalogue {
  /** What was found broken, with the parameters of the finding. */
  readonly findings: Readonly<Record<FindingKey, string>>
  /** What each rule promises. */
  readonly rules: Readonly<Record<RuleName, string>>
  readonly events: Readonly<Record<EventKey, string>>
  readonly failures: Readonly<Record<ExchangeFailure['code'], string>>
  readonly parts: Readonly<Record<Violation['part'], string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly ruleStates: Readonly<Record<RuleState, string>>
  readonly actionOutcomes: Readonly<Record<ActionOutcome, string>>
  /** Why a run was skipped or did not come to its end, and what to do where something can be done. */
  readonly whyNotRun: Readonly<Record<WhyNotRunCode, { readonly reason: string; readonly remedy?: string }>>
  /** What was not seen, and what would make the run conclusive, with the parameters of what is unproven. */
  readonly unproven: Readonly<Record<UnprovenCode, { readonly missing: string; readonly remedy: string }>>
  readonly parties: Readonly<Record<Finding['party'], string>>
  readonly outcomes: Readonly<Record<OrderOutcome | 'unsettled', string>>
  /** How many runs or orders ended so, with {count}. */
  readonly countedVerdicts: Readonly<Record<Verdict, string>>
  readonly countedOutcomes: Readonly<Record<OrderOutcome | 'unsettled', string>>
  readonly phases: Readonly<Record<PhaseName, string>>
  /** Simulated targets and clocks by the value of their option; other targets have names of their own. */
  readonly targets: Readonly<Record<TargetName, string>>
  readonly clocks: Readonly<Record<'virtual' | 'real', string>>
  readonly labels: Readonly<Record<Label, string>>
  readonly phrases: Readonly<Record<Phrase, string>>
  readonly metrics: Readonly<Record<Metric, string>>
  readonly plurals: Readonly<Record<'runs' | 'orders', string>>
  readonly units: DurationUnits
}
